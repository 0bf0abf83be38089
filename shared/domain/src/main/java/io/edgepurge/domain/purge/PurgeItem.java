package io.edgepurge.domain.purge;

import io.edgepurge.domain.account.DistributionId;
import io.edgepurge.domain.cloudfront.InProgressLimit;
import io.edgepurge.domain.path.InvalidationPath;
import io.edgepurge.domain.url.ItemWarning;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A URL, tag or image of a purge with its invalidation paths. A plan takes all paths of an item or none.
 *
 * @param index the position in the caller's request, counted from 0, tags after URLs, images after tags; identifies the item within its purge
 * @param input the URL, tag or image as the caller wrote it
 * @param endpoint the URL of the account's {@link io.edgepurge.domain.account.UrlEndpoint} that contains the item
 * @param path the requested path; for an image, its own
 * @param furtherPaths other spellings of the path, or variants of the image, that are purged with the item
 * @param image the variants of an image; empty for other items
 * @param warnings the reasons, known when the purge was accepted, why it may have no effect
 */
public record PurgeItem(
        int index,
        String input,
        String endpoint,
        DistributionId distribution,
        InvalidationPath path,
        List<InvalidationPath> furtherPaths,
        Optional<ImageVariants> image,
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

    /** Creates an item with other spellings. */
    public PurgeItem(
            int index,
            String input,
            String endpoint,
            DistributionId distribution,
            InvalidationPath path,
            List<InvalidationPath> furtherPaths) {
        this(index, input, endpoint, distribution, path, furtherPaths, Optional.empty(), List.of());
    }

    /** Creates an item without warnings. */
    public PurgeItem(
            int index,
            String input,
            String endpoint,
            DistributionId distribution,
            InvalidationPath path,
            List<InvalidationPath> furtherPaths,
            Optional<ImageVariants> image) {
        this(index, input, endpoint, distribution, path, furtherPaths, image, List.of());
    }

    /** Returns the same item with warnings. */
    public PurgeItem withWarnings(List<ItemWarning> others) {
        return new PurgeItem(index, input, endpoint, distribution, path, furtherPaths, image, others);
    }

    /** Returns the kind of the item in its request. */
    public ItemKind kind() {
        if (image.isPresent()) {
            return ItemKind.IMAGE;
        }
        return path.isTag() ? ItemKind.TAG : ItemKind.URL;
    }

    /**
     * Returns the path of the one file that the item names, which a viewer can request. An image names itself, also if its path ends
     * with a wildcard for its queries. Empty for a tag or another wildcard.
     */
    public Optional<InvalidationPath> file() {
        return switch (kind()) {
            case IMAGE -> Optional.of(new InvalidationPath(path.stem()));
            case URL -> Optional.of(path).filter(one -> !one.isWildcard());
            case TAG -> Optional.empty();
        };
    }

    /** Returns true if any path is a tag. */
    public boolean hasTag() {
        return paths().stream().anyMatch(InvalidationPath::isTag);
    }

    /** Returns the limit in whose queue the item waits: the scarcer one of those that its paths need. */
    public InProgressLimit limit() {
        return paths().stream().anyMatch(InvalidationPath::isWildcard)
                ? InProgressLimit.WILDCARDS
                : InProgressLimit.FILES;
    }

    /** Returns the wildcards of an image that also purge variants of other images. */
    public List<InvalidationPath> sharedWildcards() {
        return image.isEmpty()
                ? List.of()
                : furtherPaths.stream().filter(InvalidationPath::isWildcard).toList();
    }

    /** Returns all paths of the item, the requested one first. */
    public List<InvalidationPath> paths() {
        return Stream.concat(Stream.of(path), furtherPaths.stream()).toList();
    }

    /** Computes the other spellings of the URL, unless it is an image, and the warnings about it, which takes up to a millisecond. */
    public ItemHints hints() {
        return ItemHints.of(this);
    }
}
