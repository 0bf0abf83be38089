package io.edgepurge.endtoend;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A URL as people purge it, and the request of a visitor for the object that they mean. The file {@code field-urls.tsv} lists one in
 * each line; {@code ENDPOINT/} stands for the endpoint, and {@code \}{@code uXXXX} for a character that editors do not show.
 *
 * @param kind the class of URL
 * @param outcome {@code miss}: the purge completes and the visitor gets the new object; {@code refused RULE}: the URL is refused;
 *     {@code suggested RULE}: it is refused with a suggestion, and after the purge of the suggestion the visitor gets the new object;
 *     {@code warned url} and {@code warned spelling}: the purge completes, the visitor gets the old object, and the answer says so
 * @param purged the text that is purged
 * @param visited the request of the visitor; {@code -} if no object is meant
 */
record FieldUrl(String kind, String outcome, String purged, String visited) {
    private static final Pattern HIDDEN = Pattern.compile("\\\\u([0-9A-F]{4})");

    /** Returns all rows with a real endpoint. */
    static List<FieldUrl> readAll(String endpoint) {
        try (InputStream file = FieldUrl.class.getResourceAsStream("field-urls.tsv")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> of(line, endpoint))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static FieldUrl of(String line, String endpoint) {
        String[] columns = line.split("\t", -1);
        return new FieldUrl(columns[0], columns[1], text(columns[2], endpoint), text(columns[3], endpoint));
    }

    private static String text(String column, String endpoint) {
        return HIDDEN.matcher(column)
                .replaceAll(hidden -> Character.toString(Integer.parseInt(hidden.group(1), 16)))
                .replace("ENDPOINT/", endpoint);
    }

    /** Returns true if the URL is refused, with or without a suggestion. */
    boolean isRefused() {
        return outcome.startsWith("refused ") || outcome.startsWith("suggested ");
    }

    boolean isVisited() {
        return !visited.equals("-");
    }

    /** Returns the text of this row with another outcome. */
    String with(String actual) {
        return new FieldUrl(kind, actual, purged, visited).toString();
    }

    @Override
    public String toString() {
        return kind + " (" + outcome + "): " + purged;
    }
}
