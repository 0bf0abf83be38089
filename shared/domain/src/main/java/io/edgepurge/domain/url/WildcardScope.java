package io.edgepurge.domain.url;

import io.edgepurge.domain.path.PathEncoding;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The path segments of a wildcard between the URL endpoint and the {@code *}, without the query. Transformation segments are
 * omitted, because they select how an image is shown, not which image.
 */
record WildcardScope(List<String> segments) {
    private static final Pattern TRANSFORMATION = Pattern.compile("tr(?::|%3A).*");
    private static final Pattern EXTENSION = Pattern.compile("[A-Za-z0-9]{1,10}");
    private static final Pattern LETTER = Pattern.compile("[A-Za-z]");

    /**
     * Parses the part of an encoded wildcard after the endpoint's prefix.
     *
     * @param relativePath the part without {@code *} and query
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

    /** Returns true if the last segment is a file name with an extension, such as {@code sample.jpg}. */
    boolean endsWithFile() {
        String last = segments.isEmpty() ? "" : segments.getLast();
        int dot = last.lastIndexOf('.');
        String extension = last.substring(dot + 1);
        return dot > 0
                && EXTENSION.matcher(extension).matches()
                && LETTER.matcher(extension).find();
    }

    /** Returns the prefix of all covered paths, with repeated slashes merged, because some origins treat them as one. */
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
