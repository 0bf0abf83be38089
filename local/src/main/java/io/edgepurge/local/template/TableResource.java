package io.edgepurge.local.template;

import java.util.List;
import java.util.Optional;

/** A DynamoDB table in on-demand mode: its key attributes in order, and its optional TTL attribute. */
public record TableResource(String name, List<Key> keys, Optional<String> timeToLiveAttribute) {
    public TableResource {
        keys = List.copyOf(keys);
    }

    /** A key attribute. The type is {@code S}, {@code N} or {@code B}; the role is {@code HASH} or {@code RANGE}. */
    public record Key(String attribute, String type, String role) {}
}
