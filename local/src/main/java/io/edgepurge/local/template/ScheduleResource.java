package io.edgepurge.local.template;

/** What goes to a target whenever the expression says so. */
public record ScheduleResource(String name, String group, boolean enabled, Times times, Target target) {
    /** In EventBridge Scheduler's words: {@code rate(1 minute)} and a time zone. */
    public record Times(String expression, String zone) {}

    /** The ARN of a queue or a function, what it gets, and the ARN of the queue for what does not reach it, or nothing. */
    public record Target(String arn, String input, String deadLetters) {}
}
