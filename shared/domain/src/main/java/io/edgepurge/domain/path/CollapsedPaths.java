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
 * The fewest paths that purge the same as the given ones: no two are equal and none is covered by another. Both lists are
 * sorted, so equal sets of paths collapse to equal values.
 *
 * @param files files and tags, which share a pool
 */
public record CollapsedPaths(List<InvalidationPath> files, List<InvalidationPath> wildcards) {
    /**
     * Takes what is collapsed already; use {@link #of} for anything else.
     *
     * @throws IllegalArgumentException if a list is unsorted, holds the other kind, or holds an equal or covered path
     */
    public CollapsedPaths {
        files = List.copyOf(files);
        wildcards = List.copyOf(wildcards);
        Cover cover = Cover.of(wildcards);
        if (!wildcards.equals(cover.wildcards()) || !files.equals(filesOutside(cover, files))) {
            throw new IllegalArgumentException("the paths are not collapsed");
        }
    }

    /** Drops equal and covered paths. Takes n log n steps for n paths, whatever the share of wildcards. */
    public static CollapsedPaths of(Collection<InvalidationPath> paths) {
        Cover cover = Cover.of(paths);
        return new CollapsedPaths(filesOutside(cover, paths), cover.wildcards());
    }

    /** How many paths an invalidation of these is billed for. */
    public int size() {
        return files.size() + wildcards.size();
    }

    /** Files and wildcards in one sorted list. */
    public List<InvalidationPath> all() {
        return Stream.concat(files.stream(), wildcards.stream()).sorted().toList();
    }

    /** SHA-256, in lower-case hexadecimal digits, of all paths, sorted and joined by newlines. */
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
     * Stems of wildcards of which none starts with another. Between a stem and a text that starts with it lie, in
     * alphabetical order, only texts that start with it too: so the one stem that may cover a path is its floor.
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
