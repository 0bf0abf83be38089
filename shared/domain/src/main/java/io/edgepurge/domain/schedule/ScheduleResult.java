package io.edgepurge.domain.schedule;

/** The result of creating, replacing, or deleting a schedule. */
public sealed interface ScheduleResult {
    /** The change was made. */
    record Done() implements ScheduleResult {}

    /** A schedule with this ID already exists. */
    record AlreadyExists() implements ScheduleResult {}

    /** The schedule or its group does not exist; the sentence shows which. */
    record NotFound(String sentence) implements ScheduleResult {}

    /** EventBridge Scheduler rejected the request; the sentence is its message. */
    record Refused(String sentence) implements ScheduleResult {}

    /** The AWS credentials lack a permission; the sentence is AWS's message. */
    record NotAllowed(String sentence) implements ScheduleResult {}
}
