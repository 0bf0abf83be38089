package io.edgepurge.aws;

import java.util.Map;

/**
 * Where schedules are kept and what they call.
 *
 * @param group the schedule group that holds purges and nothing else
 * @param function the ARN of the alias of purge-invoke
 * @param role the ARN of the role in which Scheduler calls it
 * @param deadLetters the ARN of the queue for what Scheduler could not deliver
 */
public record SchedulerConfig(String group, String function, String role, String deadLetters) {
    static final String GROUP = "SCHEDULE_GROUP";

    /** Enough to list and to remove. */
    public static SchedulerConfig ofGroup(String group) {
        return new SchedulerConfig(group, "", "", "");
    }

    /** @throws IllegalArgumentException if a setting is missing; the message names it */
    public static SchedulerConfig from(Map<String, String> variables) {
        Environment environment = new Environment(variables);
        return new SchedulerConfig(
                environment.text(GROUP),
                environment.text("SCHEDULE_FUNCTION_ARN"),
                environment.text("SCHEDULE_ROLE_ARN"),
                environment.text("SCHEDULE_DEAD_LETTERS_ARN"));
    }
}
