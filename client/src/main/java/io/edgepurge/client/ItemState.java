package io.edgepurge.client;

import java.time.Instant;
import java.util.Optional;

/**
 * How far an item is.
 *
 * @param submittedAt when it came to be carried by an invalidation, also after it has ended
 * @param reason why it waits, or why it failed
 * @param overdue whether CloudFront has had it for longer than it should
 */
public record ItemState(
        PurgeStatus status, Instant since, Optional<Instant> submittedAt, Optional<String> reason, boolean overdue) {
    static ItemState of(JsonFields json) {
        return new ItemState(
                PurgeStatus.ofWord(json.text("status")),
                json.time("since"),
                json.optionalTime("submittedAt"),
                json.optionalText("reason"),
                json.flag("overdue"));
    }
}
