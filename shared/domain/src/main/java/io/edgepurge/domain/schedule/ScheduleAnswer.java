package io.edgepurge.domain.schedule;

/** What came of making or removing a schedule. */
public sealed interface ScheduleAnswer {
    /** It is as asked for. */
    record Done() implements ScheduleAnswer {}

    /** A schedule of that id is there: replace it, or take another name. */
    record ExistsAlready() implements ScheduleAnswer {}

    /** No schedule of that id is there; or no group of schedules, as the sentence then says. */
    record NotThere(String sentence) implements ScheduleAnswer {}

    /** EventBridge Scheduler will not have it, for a reason in its own words. */
    record Refused(String sentence) implements ScheduleAnswer {}

    /** The AWS credentials do not allow it, as AWS says: take others. */
    record NotAllowed(String sentence) implements ScheduleAnswer {}
}
