package io.edgepurge.domain.url;

import io.edgepurge.domain.path.PathEncoding;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a wildcard names between the URL endpoint's {@code /} and its {@code *}: path segments, the query left out, and so
 * are transformations, which say how an image is shown and not which one.
 */
record WildcardScope(List<String> segments) {
    private static final Pattern TRANSFORMATION = Pattern.compile("tr(?::|%3A).*");
    private static final Pattern EXTENSION = Pattern.compile("[A-Za-z0-9]{1,10}");
    private static final Pattern LETTER = Pattern.compile("[A-Za-z]");

    /**
     * Reads the part of an encoded wildcard that comes after the endpoint's prefix.
     *
     * @param relativePath without the {@code *} and without the query
     */
    static WildcardScope of(String relativePath) {
        return new WildcardScope(Stream.of(PathEncoding.comparable(relativePath).split("/", -1))
                .filter(Predicate.not(WildcardScope::isTransformation))
                .toList());
    }

    long levels() {
        return names().count();
    }

    int characters() {
        return PathEncoding.countCharacters(String.join("/", segments));
    }

    /** Whether the last segment is the name of a file with its extension, as in {@code sample.jpg}. */
    boolean endsWithFile() {
        String last = segments.isEmpty() ? "" : segments.getLast();
        int dot = last.lastIndexOf('.');
        String extension = last.substring(dot + 1);
        return dot > 0
                && EXTENSION.matcher(extension).matches()
                && LETTER.matcher(extension).find();
    }

    /** What every covered path starts with if an origin takes several slashes for one. */
    String stem() {
        boolean endsWithSlash = levels() > 0 && segments.getLast().isEmpty();
        return names().collect(Collectors.joining("/")) + (endsWithSlash ? "/" : "");
    }

    private Stream<String> names() {
        return segments.stream().filter(Predicate.not(String::isEmpty));
    }

    private static boolean isTransformation(String segment) {
        return TRANSFORMATION.matcher(segment).matches();
    }
}
