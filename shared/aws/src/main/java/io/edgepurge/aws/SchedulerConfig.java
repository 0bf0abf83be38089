package io.edgepurge.aws;

import java.util.Map;

/**
 * The settings of purge schedules in EventBridge Scheduler.
 *
 * @param group the schedule group, used only for purges
 * @param function the ARN of the purge-invoke alias that schedules call
 * @param role the ARN of the role that Scheduler assumes
 * @param deadLetters the ARN of the dead-letter queue
 */
public record SchedulerConfig(String group, String function, String role, String deadLetters) {
    static final String GROUP = "SCHEDULE_GROUP";

    /** Returns a configuration that can list and delete schedules, but not create them. */
    public static SchedulerConfig ofGroup(String group) {
        return new SchedulerConfig(group, "", "", "");
    }

    /**
     * Reads the configuration from environment variables.
     *
     * @throws IllegalArgumentException if a setting is missing; the message contains its name
     */
    public static SchedulerConfig from(Map<String, String> variables) {
        Environment environment = new Environment(variables);
        return new SchedulerConfig(
                environment.text(GROUP),
                environment.text("SCHEDULE_FUNCTION_ARN"),
                environment.text("SCHEDULE_ROLE_ARN"),
                environment.text("SCHEDULE_DEAD_LETTERS_ARN"));
    }
}
