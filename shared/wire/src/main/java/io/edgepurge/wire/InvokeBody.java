package io.edgepurge.wire;

import com.fasterxml.jackson.databind.JsonNode;
import io.edgepurge.domain.purge.Asked;
import io.edgepurge.domain.purge.IdempotencyKey;
import io.edgepurge.wire.Parsed.Rejected;
import io.edgepurge.wire.Parsed.Understood;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What another Lambda function, or a schedule, asks for: {@code {"account":"...","urls":["https://..."],
 * "idempotencyKey":"..."}}, with the fields of a {@link PurgeBody}.
 *
 * @param account an account's id, unchecked
 * @param idempotencyKey never left out, since Lambda itself repeats an asynchronous invocation
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html">Asynchronous errors</a>
 */
public record InvokeBody(String account, Asked asked, IdempotencyKey idempotencyKey) {
    private static final String ACCOUNT = "account";
    private static final String KEY = "idempotencyKey";
    private static final List<String> NAMES =
            Stream.concat(Stream.of(ACCOUNT, KEY), AskedFields.NAMES.stream()).toList();

    /** What the event says, or all that is wrong with it. */
    public static Parsed<InvokeBody> parse(byte[] event) {
        return JsonBody.utf8(event).then(StrictJson::read).then(InvokeBody::of);
    }

    private static Parsed<InvokeBody> of(JsonNode root) {
        return Fields.of(root, NAMES).then(fields -> {
            List<Violation> violations = Stream.of(
                            fields.unknown(),
                            fields.textViolations(ACCOUNT),
                            AskedFields.violations(fields),
                            fields.textViolations(KEY))
                    .flatMap(stream -> stream)
                    .toList();
            return violations.isEmpty() ? of(fields) : new Rejected<>(Problem.malformed(violations));
        });
    }

    private static Parsed<InvokeBody> of(Fields fields) {
        Optional<IdempotencyKey> key = IdempotencyKey.parse(fields.text(KEY));
        return key.<Parsed<InvokeBody>>map(known ->
                        new Understood<>(new InvokeBody(fields.text(ACCOUNT), AskedFields.read(fields), known)))
                .orElse(new Rejected<>(Problem.malformed(KEY, "has to be " + IdempotencyKey.FORM + ".")));
    }
}
