package io.edgepurge.client;

import java.time.Instant;
import java.util.Optional;

/**
 * The status of an item.
 *
 * @param submittedAt the time at which CloudFront created its invalidation; stays after the item has ended
 * @param reason the reason why the item waits or failed
 * @param overdue whether CloudFront takes longer than expected to complete it
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
