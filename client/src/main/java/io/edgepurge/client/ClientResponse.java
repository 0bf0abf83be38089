package io.edgepurge.client;

import java.net.http.HttpHeaders;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * A response of the HTTP API, or of a proxy in front of it.
 *
 * @param earlierOutcomeUnknown whether an earlier attempt may have succeeded although its response was lost
 */
record ClientResponse(int status, HttpHeaders headers, String body, boolean earlierOutcomeUnknown) {
    private static final int NOT_MODIFIED = 304;

    boolean isSuccess() {
        return status >= 200 && status < 300;
    }

    boolean isNotModified() {
        return status == NOT_MODIFIED;
    }

    Optional<String> entityTag() {
        return headers.firstValue("ETag");
    }

    /** Returns whether the service forbids a retry. */
    boolean forbidsRetry() {
        return headers.firstValue("x-should-retry").filter("false"::equals).isPresent();
    }

    /**
     * Returns the delay that the service asks for, given in seconds or as a date.
     *
     * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-10.2.3">RFC 9110, Retry-After</a>
     */
    Optional<Duration> retryAfter(Instant now) {
        return headers.firstValue("Retry-After").flatMap(text -> delay(text.strip(), now));
    }

    private static Optional<Duration> delay(String text, Instant now) {
        if (text.matches("[0-9]{1,9}")) {
            return Optional.of(Duration.ofSeconds(Long.parseLong(text)));
        }
        try {
            Instant then = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            return Optional.of(then.isAfter(now) ? Duration.between(now, then) : Duration.ZERO);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Returns the problem document of the service, or an untyped problem if something else responded. */
    Problem problem() {
        try {
            return Problem.of(JsonFields.parse(body));
        } catch (UnreadableResponse e) {
            return Problem.untyped(status, "HTTP status " + status + " without a readable problem document.");
        }
    }
}
