package io.edgepurge.domain.path;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A minimal set of paths: no path equals or covers another one. Both lists are sorted, so equal sets of paths collapse to equal
 * values.
 *
 * @param files files and tags, which share an in-progress limit
 */
public record CollapsedPaths(List<InvalidationPath> files, List<InvalidationPath> wildcards) {
    /**
     * Creates a set from paths that are already collapsed; use {@link #of} for other paths.
     *
     * @throws IllegalArgumentException if a list is unsorted, contains the other kind, or contains an equal or covered path
     */
    public CollapsedPaths {
        files = List.copyOf(files);
        wildcards = List.copyOf(wildcards);
        Cover cover = Cover.of(wildcards);
        if (!wildcards.equals(cover.wildcards()) || !files.equals(filesOutside(cover, files))) {
            throw new IllegalArgumentException("the paths are not collapsed");
        }
    }

    /** Removes equal and covered paths in O(n log n) time. */
    public static CollapsedPaths of(Collection<InvalidationPath> paths) {
        Cover cover = Cover.of(paths);
        return new CollapsedPaths(filesOutside(cover, paths), cover.wildcards());
    }

    /** Returns the number of paths billed by CloudFront. */
    public int size() {
        return files.size() + wildcards.size();
    }

    /** Returns files and wildcards in one sorted list. */
    public List<InvalidationPath> all() {
        return Stream.concat(files.stream(), wildcards.stream()).sorted().toList();
    }

    /** Returns the SHA-256 hash of all paths, sorted and joined by newlines, in lowercase hexadecimal. */
    public String sha256() {
        String lines = all().stream().map(InvalidationPath::value).collect(Collectors.joining("\n"));
        return HexFormat.of().formatHex(digest().digest(lines.getBytes(StandardCharsets.UTF_8)));
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static List<InvalidationPath> filesOutside(Cover cover, Collection<InvalidationPath> paths) {
        return paths.stream()
                .filter(Predicate.not(InvalidationPath::isWildcard))
                .filter(Predicate.not(cover::covers))
                .sorted()
                .distinct()
                .toList();
    }

    /**
     * The stems of wildcards; no stem starts with another one.
     *
     * <p>In alphabetical order, only texts with the same prefix lie between a stem and a text that starts with it. So only the
     * greatest stem that is less than or equal to a path can cover the path.
     */
    private record Cover(TreeSet<String> stems) {
        static Cover of(Collection<InvalidationPath> paths) {
            Cover cover = new Cover(new TreeSet<>());
            paths.stream()
                    .filter(InvalidationPath::isWildcard)
                    .sorted((one, other) -> one.stem().compareTo(other.stem()))
                    .filter(Predicate.not(cover::covers))
                    .forEachOrdered(wildcard -> cover.stems.add(wildcard.stem()));
            return cover;
        }

        boolean covers(InvalidationPath path) {
            String floor = stems.floor(path.stem());
            return floor != null && path.stem().startsWith(floor);
        }

        List<InvalidationPath> wildcards() {
            return stems.stream()
                    .map(stem -> new InvalidationPath(stem + "*"))
                    .sorted()
                    .toList();
        }
    }
}
