package io.edgepurge.client;

import java.util.Optional;

/**
 * One URL or tag of a purge.
 *
 * @param invalidation CloudFront's id of the invalidation that carries it
 * @param carriedBy the folder wildcard that stands for it there, if one does
 */
public record PurgeItem(
        RequestedItem item, ItemState state, Optional<String> invalidation, Optional<String> carriedBy) {
    static PurgeItem of(JsonFields json) {
        return new PurgeItem(
                RequestedItem.of(json),
                ItemState.of(json),
                json.optionalText("invalidation"),
                json.optionalText("carriedBy"));
    }
}
