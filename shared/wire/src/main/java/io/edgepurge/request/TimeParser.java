package io.edgepurge.request;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Parses times in requests: ISO 8601 with an offset, in the extended form ({@code +00:00}), the basic form ({@code +0000}), or as
 * {@code Z}. Generated Python clients send the basic form.
 */
public final class TimeParser {
    private static final Pattern BASIC_OFFSET = Pattern.compile("([+-][0-9]{2})([0-9]{2})$");

    private TimeParser() {}

    /** Returns the time; empty if the text is not a time with an offset. */
    public static Optional<Instant> parse(String text) {
        try {
            // The JDK's parser knows the extended form only.
            String extended = BASIC_OFFSET.matcher(text).replaceFirst("$1:$2");
            return Optional.of(OffsetDateTime.parse(extended).toInstant());
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** Returns the time in a query, where API Gateway decodes a {@code +} as a space. */
    static Optional<Instant> parseInQuery(String text) {
        return parse(text.replace(' ', '+'));
    }
}
