package io.edgepurge.domain.verification;

import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The parts of a response that a verdict relies on. Texts come from a foreign server, so they contain printable ASCII only and
 * have a maximum length.
 *
 * @param pop the edge location that answered, from {@code X-Amz-Cf-Pop}
 * @param age the age of the copy in seconds, from {@code Age}; empty if the header is missing or malformed
 * @param cacheResult the text of {@code X-Cache}, such as {@code Hit from cloudfront}
 * @param validators the headers that identify the version of the file
 */
public record Evidence(
        int status, Optional<String> pop, Optional<Long> age, Optional<String> cacheResult, Validators validators) {
    private static final int MAX_CHARS = 200;

    /** Ten digits are 300 years. */
    private static final String AGE = "[0-9]{1,10}";

    /**
     * Reads the evidence of a response.
     *
     * @param header returns the value of a header by its lower-case name, or an empty text
     */
    public static Evidence of(int status, UnaryOperator<String> header) {
        return new Evidence(
                status,
                text(header.apply("x-amz-cf-pop")),
                text(header.apply("age")).filter(age -> age.matches(AGE)).map(Long::valueOf),
                text(header.apply("x-cache")),
                new Validators(text(header.apply("etag")), text(header.apply("last-modified"))));
    }

    private static Optional<String> text(String value) {
        String printable = value.codePoints()
                .limit(MAX_CHARS)
                .filter(character -> character >= ' ' && character <= '~')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .strip();
        return Optional.of(printable).filter(some -> !some.isEmpty());
    }

    /** The headers {@code ETag} and {@code Last-Modified}. */
    public record Validators(Optional<String> etag, Optional<String> lastModified) {
        /** No validator. */
        public static final Validators NONE = new Validators(Optional.empty(), Optional.empty());
    }
}
