package io.edgepurge.domain.purge;

import io.edgepurge.domain.account.DistributionId;
import io.edgepurge.domain.path.InvalidationPath;
import io.edgepurge.domain.url.UrlWarning;
import java.util.List;
import java.util.stream.Stream;

/**
 * A URL or tag of a purge with its invalidation paths. A plan takes all paths of an item or none.
 *
 * @param index the position in the caller's request, counted from 0, tags after URLs; identifies the item within its purge
 * @param input the URL or the tag as the caller wrote it
 * @param endpoint the URL of the account's {@link io.edgepurge.domain.account.UrlEndpoint} that contains the item
 * @param furtherPaths other spellings of the path that are purged with the item
 */
public record PurgeItem(
        int index,
        String input,
        String endpoint,
        DistributionId distribution,
        InvalidationPath path,
        List<InvalidationPath> furtherPaths) {
    /** @throws IllegalArgumentException if the index is negative */
    public PurgeItem {
        furtherPaths = List.copyOf(furtherPaths);
        if (index < 0) {
            throw new IllegalArgumentException("an item's index counts from 0, not " + index);
        }
    }

    /** Creates an item with one path. */
    public PurgeItem(int index, String input, String endpoint, DistributionId distribution, InvalidationPath path) {
        this(index, input, endpoint, distribution, path, List.of());
    }

    /** Returns all paths of the item, the requested one first. */
    public List<InvalidationPath> paths() {
        return Stream.concat(Stream.of(path), furtherPaths.stream()).toList();
    }

    /** Returns the other spellings of the URL, and whether each one is purged with the item; empty for a tag. */
    public List<OtherSpelling> otherSpellings() {
        return OtherSpelling.of(this);
    }

    /** Returns the signs that the URL is not the one that its caller means, or not the only one; empty for a tag. */
    public List<UrlWarning> warnings() {
        if (path.isTag()) {
            return List.of();
        }
        Stream<UrlWarning> ofSpellings =
                OtherSpelling.areMoreOf(this) ? Stream.of(UrlWarning.MORE_SPELLINGS) : Stream.empty();
        return Stream.concat(UrlWarning.of(input).stream(), ofSpellings).toList();
    }
}
