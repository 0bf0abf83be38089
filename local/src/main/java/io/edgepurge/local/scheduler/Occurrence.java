package io.edgepurge.local.scheduler;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** A schedule that is due. */
record Occurrence(StoredSchedule schedule, Instant due) {
    private static final String FIRST_ATTEMPT = "1";

    String target() {
        return schedule.settings().at("/Target/Arn").asText();
    }

    /** The ARN of the queue for what cannot be handed over, or nothing. */
    String deadLetters() {
        return schedule.settings().at("/Target/DeadLetterConfig/Arn").asText();
    }

    /**
     * What the target gets.
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
