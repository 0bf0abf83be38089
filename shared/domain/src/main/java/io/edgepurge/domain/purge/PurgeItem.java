package io.edgepurge.domain.purge;

import io.edgepurge.domain.account.DistributionId;
import io.edgepurge.domain.path.InvalidationPath;
import io.edgepurge.domain.url.ItemWarning;
import java.util.List;
import java.util.stream.Stream;

/**
 * A URL or tag of a purge with its invalidation paths. A plan takes all paths of an item or none.
 *
 * @param index the position in the caller's request, counted from 0, tags after URLs; identifies the item within its purge
 * @param input the URL or the tag as the caller wrote it
 * @param endpoint the URL of the account's {@link io.edgepurge.domain.account.UrlEndpoint} that contains the item
 * @param furtherPaths other spellings of the path that are purged with the item
 * @param warnings the reasons, known when the purge was accepted, why it may have no effect
 */
public record PurgeItem(
        int index,
        String input,
        String endpoint,
        DistributionId distribution,
        InvalidationPath path,
        List<InvalidationPath> furtherPaths,
        List<ItemWarning> warnings) {
    /** @throws IllegalArgumentException if the index is negative */
    public PurgeItem {
        furtherPaths = List.copyOf(furtherPaths);
        warnings = List.copyOf(warnings);
        if (index < 0) {
            throw new IllegalArgumentException("an item's index counts from 0, not " + index);
        }
    }

    /** Creates an item with one path. */
    public PurgeItem(int index, String input, String endpoint, DistributionId distribution, InvalidationPath path) {
        this(index, input, endpoint, distribution, path, List.of());
    }

    /** Creates an item without warnings. */
    public PurgeItem(
            int index,
            String input,
            String endpoint,
            DistributionId distribution,
            InvalidationPath path,
            List<InvalidationPath> furtherPaths) {
        this(index, input, endpoint, distribution, path, furtherPaths, List.of());
    }

    /** Returns the same item with warnings. */
    public PurgeItem withWarnings(List<ItemWarning> others) {
        return new PurgeItem(index, input, endpoint, distribution, path, furtherPaths, others);
    }

    /** Returns all paths of the item, the requested one first. */
    public List<InvalidationPath> paths() {
        return Stream.concat(Stream.of(path), furtherPaths.stream()).toList();
    }

    /** Computes the other spellings of the URL and the warnings about it, which takes up to a millisecond. */
    public ItemHints hints() {
        return ItemHints.of(this);
    }
}
