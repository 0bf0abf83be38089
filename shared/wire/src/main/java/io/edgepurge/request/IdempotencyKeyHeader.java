package io.edgepurge.request;

import io.edgepurge.domain.purge.IdempotencyKey;
import io.edgepurge.http.ApiRequest;
import io.edgepurge.request.Parsed.Rejected;
import io.edgepurge.request.Parsed.Understood;
import io.edgepurge.response.Problem;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The {@code Idempotency-Key} header: a quoted string as in the draft, or unquoted as most clients send it. A comma separates several
 * headers, so an unquoted key contains none.
 *
 * @see <a href="https://datatracker.ietf.org/doc/draft-ietf-httpapi-idempotency-key-header/">Idempotency-Key header</a>
 */
public final class IdempotencyKeyHeader {
    private static final String NAME = "Idempotency-Key";

    /** Two quotation marks, and a backslash before each character. */
    private static final int MAX_CHARS = 2 + 2 * IdempotencyKey.MAX_CHARS;

    private static final Pattern QUOTED = Pattern.compile("\"((?:[^\"\\\\]|\\\\[\"\\\\])*+)\"");
    private static final Pattern ESCAPED = Pattern.compile("\\\\(.)");

    private IdempotencyKeyHeader() {}

    /** Parses the header; empty if the request has none. */
    public static Parsed<Optional<IdempotencyKey>> in(ApiRequest request) {
        Optional<String> header = request.header(NAME).map(String::strip);
        if (header.isEmpty()) {
            return new Understood<>(Optional.empty());
        }
        Optional<IdempotencyKey> key = header.filter(text -> text.length() <= MAX_CHARS)
                .flatMap(IdempotencyKeyHeader::unquoted)
                .flatMap(IdempotencyKey::parse);
        return key.isPresent()
                ? new Understood<>(key)
                : new Rejected<>(Problem.malformed(
                        NAME,
                        "must be " + IdempotencyKey.FORM
                                + ", bare or in quotes. A key with a comma must be in quotes."));
    }

    private static Optional<String> unquoted(String header) {
        if (!header.startsWith("\"")) {
            // API Gateway joins several headers with a comma
            return Optional.of(header).filter(key -> key.indexOf(',') < 0);
        }
        var quoted = QUOTED.matcher(header);
        return quoted.matches() ? Optional.of(ESCAPED.matcher(quoted.group(1)).replaceAll("$1")) : Optional.empty();
    }
}
