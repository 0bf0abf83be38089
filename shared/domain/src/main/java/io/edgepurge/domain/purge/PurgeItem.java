package io.edgepurge.domain.purge;

import io.edgepurge.domain.account.DistributionId;
import io.edgepurge.domain.path.InvalidationPath;

/**
 * A URL or tag of a purge with its invalidation path.
 *
 * @param index the position in the caller's request, counted from 0, tags after URLs; identifies the item within its purge
 * @param input the URL or the tag as the caller wrote it
 * @param endpoint the URL of the account's {@link io.edgepurge.domain.account.UrlEndpoint} that contains the item
 */
public record PurgeItem(int index, String input, String endpoint, DistributionId distribution, InvalidationPath path) {
    /** @throws IllegalArgumentException if the index is negative */
    public PurgeItem {
        if (index < 0) {
            throw new IllegalArgumentException("an item's index counts from 0, not " + index);
        }
    }
}
