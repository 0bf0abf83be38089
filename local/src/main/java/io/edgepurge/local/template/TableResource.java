package io.edgepurge.local.template;

import java.util.List;
import java.util.Optional;

/** A table billed on demand: its keys in order, and the attribute that expires its items, if any. */
public record TableResource(String name, List<Key> keys, Optional<String> timeToLiveAttribute) {
    public TableResource {
        keys = List.copyOf(keys);
    }

    /** In DynamoDB's words: type {@code S}, {@code N} or {@code B}; role {@code HASH} or {@code RANGE}. */
    public record Key(String attribute, String type, String role) {}
}
