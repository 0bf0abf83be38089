package io.edgepurge.wire;

import com.fasterxml.jackson.databind.JsonNode;
import io.edgepurge.domain.account.Account;
import io.edgepurge.domain.purge.IdempotencyKey;
import io.edgepurge.domain.purge.PurgeRequest;
import io.edgepurge.domain.purge.PurgeSpec;
import io.edgepurge.wire.Parsed.Rejected;
import io.edgepurge.wire.Parsed.Understood;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What another Lambda function, or a schedule, asks for: {@code {"account":"...","urls":["https://..."],
 * "idempotencyKey":"..."}}, with the fields of a {@link PurgeBody}, of any length that Lambda takes.
 *
 * @param account an account's id, unchecked
 * @param idempotencyKey never left out, since Lambda itself repeats an asynchronous invocation
 * @param schedule the ARN of the schedule that asks, if it is one
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html">Asynchronous errors</a>
 */
public record InvokeBody(String account, PurgeSpec asked, IdempotencyKey idempotencyKey, Optional<String> schedule) {
    private static final String ACCOUNT = "account";
    private static final String KEY = "idempotencyKey";
    private static final String SCHEDULE = "schedule";
    private static final List<String> NAMES = Stream.concat(
                    Stream.of(ACCOUNT, KEY, SCHEDULE), PurgeSpecFields.NAMES.stream())
            .toList();

    /** What the event says, or all that is wrong with it. */
    public static Parsed<InvokeBody> parse(byte[] event) {
        return JsonBody.utf8(event)
                .then(text -> StrictJson.read(text, StrictJson.MAX_EVENT_BYTES))
                .then(InvokeBody::of);
    }

    /** As the desk takes it, for the account that the event names. */
    public PurgeRequest requestFor(Account account) {
        return schedule.isPresent()
                ? PurgeRequest.bySchedule(account, asked, idempotencyKey)
                : PurgeRequest.byInvoker(account, asked, idempotencyKey);
    }

    private static Parsed<InvokeBody> of(JsonNode root) {
        return Fields.of(root, NAMES).then(fields -> {
            List<Violation> violations = Stream.of(
                            fields.unknown(),
                            fields.textViolations(ACCOUNT),
                            PurgeSpecFields.violations(fields),
                            fields.textViolations(KEY),
                            fields.has(SCHEDULE) ? fields.textViolations(SCHEDULE) : Stream.<Violation>empty())
                    .flatMap(stream -> stream)
                    .toList();
            return violations.isEmpty() ? of(fields) : new Rejected<>(Problem.malformed(violations));
        });
    }

    private static Parsed<InvokeBody> of(Fields fields) {
        Optional<String> schedule = fields.has(SCHEDULE) ? Optional.of(fields.text(SCHEDULE)) : Optional.empty();
        return IdempotencyKey.parse(fields.text(KEY))
                .<Parsed<InvokeBody>>map(key ->
                        new Understood<>(new InvokeBody(fields.text(ACCOUNT), PurgeSpecFields.read(fields), key, schedule)))
                .orElse(new Rejected<>(Problem.malformed(KEY, "must be " + IdempotencyKey.FORM + ".")));
    }
}
