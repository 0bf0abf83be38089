package io.edgepurge.domain.purge;

import io.edgepurge.domain.account.DistributionId;
import io.edgepurge.domain.path.InvalidationPath;

/**
 * One URL of a purge, and what it means to CloudFront.
 *
 * @param index the URL's place in the caller's list, counted from 0; an item's name within its purge
 * @param url the URL as the caller wrote it
 */
public record PurgeItem(int index, String url, DistributionId distribution, InvalidationPath path) {
    /** @throws IllegalArgumentException if the index is negative */
    public PurgeItem {
        if (index < 0) {
            throw new IllegalArgumentException("an item's index counts from 0, not " + index);
        }
    }
}
