package io.edgepurge.domain.schedule;

/** What came of making or removing a schedule. */
public sealed interface ScheduleResult {
    /** It is as asked for. */
    record Done() implements ScheduleResult {}

    /** A schedule of that id is there: replace it, or take another name. */
    record ExistsAlready() implements ScheduleResult {}

    /** No schedule of that id is there; or no group of schedules, as the sentence then says. */
    record NotThere(String sentence) implements ScheduleResult {}

    /** EventBridge Scheduler will not have it, for a reason in its own words. */
    record Refused(String sentence) implements ScheduleResult {}

    /** The AWS credentials do not allow it, as AWS says: take others. */
    record NotAllowed(String sentence) implements ScheduleResult {}
}
