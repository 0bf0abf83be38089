package io.edgepurge.local.scheduler;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** One run of a schedule. */
record Occurrence(StoredSchedule schedule, Instant due) {
    private static final String FIRST_ATTEMPT = "1";

    String target() {
        return schedule.settings().at("/Target/Arn").asText();
    }

    /** Returns the ARN of the dead-letter queue, or an empty string. */
    String deadLetters() {
        return schedule.settings().at("/Target/DeadLetterConfig/Arn").asText();
    }

    /**
     * Returns the input for the target, with the context attributes replaced.
     *
     * @see <a href="https://docs.aws.amazon.com/scheduler/latest/UserGuide/managing-schedule-context-attributes.html">Context
     *     attributes</a>
     */
    String payload() {
        JsonNode input = schedule.settings().at("/Target/Input");
        return input.asText()
                .replace("<aws.scheduler.schedule-arn>", schedule.identity().arn())
                .replace(
                        "<aws.scheduler.scheduled-time>",
                        due.truncatedTo(ChronoUnit.SECONDS).toString())
                .replace("<aws.scheduler.execution-id>", UUID.randomUUID().toString())
                .replace("<aws.scheduler.attempt-number>", FIRST_ATTEMPT);
    }
}
