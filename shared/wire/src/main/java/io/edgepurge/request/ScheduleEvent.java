package io.edgepurge.request;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.edgepurge.domain.account.AccountId;
import io.edgepurge.domain.purge.PurgeSpec;
import io.edgepurge.domain.schedule.PurgeSchedule;
import io.edgepurge.domain.schedule.ScheduledEvents;
import io.edgepurge.request.Parsed.Rejected;
import io.edgepurge.request.Parsed.Understood;
import io.edgepurge.response.PurgeOptionsView;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The event of a schedule, which is an {@link InvokeBody}. Its idempotency key consists of the schedule and the scheduled time, so
 * an occurrence that is delivered twice is one purge. The execution id differs on every attempt.
 *
 * @see <a href="https://docs.aws.amazon.com/scheduler/latest/UserGuide/managing-schedule-context-attributes.html">Context
 *     attributes</a>
 */
public final class ScheduleEvent implements ScheduledEvents {
    private static final String ARN = "<aws.scheduler.schedule-arn>";
    private static final String TIME = "<aws.scheduler.scheduled-time>";

    @Override
    public String toEvent(PurgeSchedule schedule) {
        PurgeSpec spec = schedule.spec();
        if (spec.options().notBefore().isPresent()) {
            throw new IllegalArgumentException("a schedule has its own times");
        }
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("account", schedule.id().account().value());
        ArrayNode urls = json.putArray("urls");
        spec.urls().forEach(urls::add);
        if (!spec.tags().isEmpty()) {
            ArrayNode tags = json.putArray("tags");
            spec.tags()
                    .forEach(tag ->
                            tags.addObject().put("endpoint", tag.endpoint()).put("tag", tag.tag()));
        }
        if (!spec.images().isEmpty()) {
            ArrayNode images = json.putArray("images");
            spec.images().forEach(images::add);
        }
        PurgeOptionsView.addTo(json, spec.options());
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
            return Optional.of(new ScheduledPurge(new AccountId(body.account()), body.spec()));
        } catch (IllegalArgumentException e) {
            // The domain defines the format of an account id; no account has a malformed one.
            return Optional.empty();
        }
    }
}
