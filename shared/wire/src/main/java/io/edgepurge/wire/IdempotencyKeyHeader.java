package io.edgepurge.wire;

import io.edgepurge.domain.purge.IdempotencyKey;
import io.edgepurge.wire.Parsed.Rejected;
import io.edgepurge.wire.Parsed.Understood;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The {@code Idempotency-Key} header: a quoted string, as the draft has it, or bare, as most clients send it.
 *
 * @see <a href="https://datatracker.ietf.org/doc/draft-ietf-httpapi-idempotency-key-header/">Idempotency-Key header</a>
 */
final class IdempotencyKeyHeader {
    private static final String NAME = "Idempotency-Key";
    private static final Pattern QUOTED = Pattern.compile("\"((?:[^\"\\\\]|\\\\[\"\\\\])*)\"");
    private static final Pattern ESCAPED = Pattern.compile("\\\\(.)");

    private IdempotencyKeyHeader() {}

    static Parsed<Optional<IdempotencyKey>> in(ApiRequest call) {
        Optional<String> header = call.header(NAME).map(String::strip);
        if (header.isEmpty()) {
            return new Understood<>(Optional.empty());
        }
        Optional<IdempotencyKey> key =
                header.flatMap(IdempotencyKeyHeader::unquoted).flatMap(IdempotencyKey::parse);
        return key.isPresent()
                ? new Understood<>(key)
                : new Rejected<>(Problem.malformed(NAME, "must be " + IdempotencyKey.FORM + ", bare or in quotes."));
    }

    private static Optional<String> unquoted(String header) {
        if (!header.startsWith("\"")) {
            return Optional.of(header);
        }
        var quoted = QUOTED.matcher(header);
        return quoted.matches() ? Optional.of(ESCAPED.matcher(quoted.group(1)).replaceAll("$1")) : Optional.empty();
    }
}
