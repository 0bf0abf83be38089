package io.edgepurge.domain.purge;

import io.edgepurge.domain.account.DistributionId;
import io.edgepurge.domain.path.InvalidationPath;

/**
 * One URL or tag of a purge, and what it means to CloudFront.
 *
 * @param index its place in the caller's request, counted from 0, tags after URLs; an item's name within its purge
 * @param asked the URL, or the tag, as the caller wrote it
 * @param endpoint the URL of the account's {@link io.edgepurge.domain.account.UrlEndpoint} that it belongs to
 */
public record PurgeItem(int index, String asked, String endpoint, DistributionId distribution, InvalidationPath path) {
    /** @throws IllegalArgumentException if the index is negative */
    public PurgeItem {
        if (index < 0) {
            throw new IllegalArgumentException("an item's index counts from 0, not " + index);
        }
    }
}
