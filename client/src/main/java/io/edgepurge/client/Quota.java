package io.edgepurge.client;

import java.time.Instant;
import java.util.Optional;

/**
 * An account's monthly quota; one unit is one item.
 *
 * @param share what the key may use of it, if it has a share of its own
 */
public record Quota(int limit, int left, Instant resetsAt, Optional<Share> share) {
    /** A key's share of the quota. */
    public record Share(int limit, int left) {}

    static Quota of(JsonFields json) {
        return new Quota(
                json.number("limit"),
                json.number("left"),
                json.time("resetsAt"),
                json.child("key").map(key -> new Share(key.number("limit"), key.number("left"))));
    }
}
