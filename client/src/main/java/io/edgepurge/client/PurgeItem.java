package io.edgepurge.client;

import java.util.Optional;

/**
 * One URL or tag of a purge.
 *
 * @param invalidation the ID of the CloudFront invalidation that includes the item
 * @param carriedBy the folder wildcard that replaces the item in that invalidation
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
