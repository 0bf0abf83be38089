package io.edgepurge.local.template;

/** A schedule of EventBridge Scheduler. */
public record ScheduleResource(String name, String group, boolean enabled, Times times, Target target) {
    /** A schedule expression of EventBridge Scheduler, such as {@code rate(1 minute)}, and a time zone. */
    public record Times(String expression, String zone) {}

    /** The ARN of the target, its input, and the ARN of the dead-letter queue or an empty string. */
    public record Target(String arn, String input, String deadLetters) {}
}
