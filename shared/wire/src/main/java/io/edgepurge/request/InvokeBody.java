package io.edgepurge.request;

import com.fasterxml.jackson.databind.JsonNode;
import io.edgepurge.domain.account.Account;
import io.edgepurge.domain.account.AccountId;
import io.edgepurge.domain.purge.IdempotencyKey;
import io.edgepurge.domain.purge.PurgeRequest;
import io.edgepurge.domain.purge.PurgeSpec;
import io.edgepurge.domain.schedule.ScheduleId;
import io.edgepurge.request.Parsed.Rejected;
import io.edgepurge.request.Parsed.Understood;
import io.edgepurge.response.Problem;
import io.edgepurge.response.Violation;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The event of a direct invocation or a schedule: {@code {"account":"...","urls":["https://..."],"idempotencyKey":"..."}}, with
 * the fields of a {@link PurgeBody}. Its length is limited only by Lambda.
 *
 * @param account the id of an account, not validated
 * @param idempotencyKey required, because Lambda retries asynchronous invocations
 * @param schedule the ARN of the schedule, if a schedule sent the event
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html">Asynchronous errors</a>
 */
public record InvokeBody(String account, PurgeSpec spec, IdempotencyKey idempotencyKey, Optional<String> schedule) {
    private static final String ACCOUNT = "account";
    private static final String KEY = "idempotencyKey";
    private static final String SCHEDULE = "schedule";
    private static final List<String> NAMES = Stream.concat(
                    Stream.of(ACCOUNT, KEY, SCHEDULE), PurgeSpecFields.NAMES.stream())
            .toList();

    /** Parses an event; a rejection lists all violations. */
    public static Parsed<InvokeBody> parse(byte[] event) {
        return JsonBody.utf8(event)
                .then(text -> StrictJson.read(text, StrictJson.MAX_EVENT_BYTES))
                .then(InvokeBody::of);
    }

    /** Returns the purge request for the account of the event. */
    public PurgeRequest requestFor(Account account) {
        return schedule.isPresent()
                ? PurgeRequest.bySchedule(account, spec, idempotencyKey)
                : PurgeRequest.byInvoker(account, spec, idempotencyKey);
    }

    /** Returns the schedule that sent the event; empty if its name does not belong to the account. */
    public Optional<ScheduleId> scheduleOf(AccountId id) {
        return schedule.map(arn -> arn.substring(arn.lastIndexOf('/') + 1)).flatMap(name -> ScheduleId.parse(id, name));
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
                .<Parsed<InvokeBody>>map(key -> new Understood<>(
                        new InvokeBody(fields.text(ACCOUNT), PurgeSpecFields.read(fields), key, schedule)))
                .orElse(new Rejected<>(Problem.malformed(KEY, "must be " + IdempotencyKey.FORM + ".")));
    }
}
