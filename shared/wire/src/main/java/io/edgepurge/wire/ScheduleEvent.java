package io.edgepurge.wire;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.edgepurge.domain.account.AccountId;
import io.edgepurge.domain.purge.PurgeSpec;
import io.edgepurge.domain.schedule.PurgeSchedule;
import io.edgepurge.domain.schedule.ScheduledEvents;
import io.edgepurge.wire.Parsed.Rejected;
import io.edgepurge.wire.Parsed.Understood;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * An {@link InvokeBody} in a schedule. The schedule and the time it was meant for make the idempotency key, so that an
 * occurrence that is delivered twice is one purge; the id of an execution would not, being new on every attempt.
 *
 * @see <a href="https://docs.aws.amazon.com/scheduler/latest/UserGuide/managing-schedule-context-attributes.html">The marks
 *     that EventBridge Scheduler replaces</a>
 */
public final class ScheduleEvent implements ScheduledEvents {
    private static final String ARN = "<aws.scheduler.schedule-arn>";
    private static final String TIME = "<aws.scheduler.scheduled-time>";

    @Override
    public String toEvent(PurgeSchedule schedule) {
        PurgeSpec asked = schedule.spec();
        if (asked.notBefore().isPresent()) {
            throw new IllegalArgumentException("a schedule has its own times");
        }
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("account", schedule.id().account().value());
        ArrayNode urls = json.putArray("urls");
        asked.urls().forEach(urls::add);
        if (!asked.tags().isEmpty()) {
            ArrayNode tags = json.putArray("tags");
            asked.tags()
                    .forEach(tag ->
                            tags.addObject().put("endpoint", tag.endpoint()).put("tag", tag.tag()));
        }
        asked.reason().ifPresent(reason -> json.put("reason", reason));
        return json.put("schedule", ARN).put("idempotencyKey", ARN + "/" + TIME).toString();
    }

    @Override
    public Optional<ScheduledPurge> parse(String event) {
        return switch (InvokeBody.parse(event.getBytes(StandardCharsets.UTF_8))) {
            case Understood<InvokeBody>(InvokeBody body) -> scheduledPurgeOf(body);
            case Rejected<InvokeBody> _ -> Optional.empty();
        };
    }

    private static Optional<ScheduledPurge> scheduledPurgeOf(InvokeBody body) {
        try {
            return Optional.of(new ScheduledPurge(new AccountId(body.account()), body.asked()));
        } catch (IllegalArgumentException e) {
            // what an id may look like is for the domain to say
            return Optional.empty();
        }
    }
}
