package io.edgepurge.client;

import java.net.http.HttpHeaders;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * What came back over HTTP.
 *
 * @param open whether an attempt before this one may have been carried out, unheard
 */
record ClientResponse(int status, HttpHeaders headers, String body, boolean open) {
    private static final int NOT_MODIFIED = 304;

    boolean isGood() {
        return status >= 200 && status < 300;
    }

    boolean isNotModified() {
        return status == NOT_MODIFIED;
    }

    Optional<String> tag() {
        return headers.firstValue("ETag");
    }

    /** Whether the service asks not to be asked again. */
    boolean isFinal() {
        return headers.firstValue("x-should-retry").filter("false"::equals).isPresent();
    }

    /**
     * How long the service asks to wait, in its seconds or until its date.
     *
     * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-10.2.3">RFC 9110, Retry-After</a>
     */
    Optional<Duration> retryAfter(Instant now) {
        return headers.firstValue("Retry-After").flatMap(text -> pause(text.strip(), now));
    }

    private static Optional<Duration> pause(String text, Instant now) {
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

    /** What the service says is wrong, or what little is known if something else answered. */
    Problem problem() {
        try {
            return Problem.of(JsonFields.parse(body));
        } catch (UnreadableResponse e) {
            return Problem.untyped(status, "HTTP status " + status + ", and no problem that this client can read.");
        }
    }
}
