package io.edgepurge.client;

import java.time.Instant;
import java.util.Optional;

/**
 * The monthly quota of an account. One unit is one item.
 *
 * @param share the part of the quota that the key may use; empty if the key has no share
 */
public record Quota(int limit, int left, Instant resetsAt, Optional<Share> share) {
    /** The share of the quota that a key may use. */
    public record Share(int limit, int left) {}

    static Quota of(JsonFields json) {
        return new Quota(
                json.number("limit"),
                json.number("left"),
                json.time("resetsAt"),
                json.child("key").map(key -> new Share(key.number("limit"), key.number("left"))));
    }
}
