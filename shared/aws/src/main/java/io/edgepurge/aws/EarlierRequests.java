package io.edgepurge.aws;

import static io.edgepurge.aws.Attributes.number;
import static io.edgepurge.aws.Attributes.text;

import io.edgepurge.domain.account.AccountId;
import io.edgepurge.domain.purge.IdempotencyKey;
import io.edgepurge.domain.purge.Purge;
import io.edgepurge.domain.purge.PurgeId;
import io.edgepurge.domain.purge.PurgeStore.AcceptResult;
import io.edgepurge.domain.purge.PurgeStore.Acceptance;
import io.edgepurge.domain.purge.PurgeStore.Idempotency;
import io.edgepurge.domain.purge.PurgeStore.Repeatable;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** The markers of earlier requests: idempotency keys, and fingerprints of requests that their caller may retry without a key. */
record EarlierRequests(Table table, Clock clock) {
    /** Idempotency keys are promised for one day; DynamoDB's time to live (TTL) deletes expired items later. */
    private static final Duration TIME_TO_LIVE = Duration.ofDays(2);

    /** Returns the unexpired marker of an idempotency key. */
    Optional<Map<String, AttributeValue>> marker(AccountId account, IdempotencyKey key) {
        return table.get(Key.idempotency(account, key.value()))
                // TTL may delete an expired item only after days
                .filter(item -> number(item, "expiresAt") >= clock.instant().getEpochSecond());
    }

    /** Returns the last purge with a fingerprint. */
    Optional<PurgeId> lastLike(AccountId account, String fingerprint) {
        return table.get(Key.repeatable(account, fingerprint)).map(item -> new PurgeId(text(item, "purge")));
    }

    /** Returns the result of an earlier request that takes precedence over an exceeded quota. Makes one read. */
    Optional<AcceptResult> resultFor(Acceptance acceptance) {
        Purge purge = acceptance.purge();
        if (acceptance.idempotency().isPresent()) {
            Idempotency idempotency = acceptance.idempotency().get();
            return marker(purge.account(), idempotency.key()).map(item -> firstResult(purge, idempotency, item));
        }
        if (acceptance.repeatable().isPresent()) {
            Repeatable repeatable = acceptance.repeatable().get();
            return resultOf(purge, repeatable, lastLike(purge.account(), repeatable.fingerprint()));
        }
        return table.get(Key.request(purge.account(), purge.id()))
                .filter(item -> !ReservationRecovery.isFence(item))
                .map(item -> new AcceptResult.Done());
    }

    private static Optional<AcceptResult> resultOf(Purge purge, Repeatable repeatable, Optional<PurgeId> last) {
        if (last.filter(purge.id()::equals).isPresent()) {
            return Optional.of(new AcceptResult.Done());
        }
        return last.equals(repeatable.last()) ? Optional.empty() : Optional.of(new AcceptResult.Conflict());
    }

    /** Returns the result of the request that has used the idempotency key. */
    static AcceptResult firstResult(Purge purge, Idempotency idempotency, Map<String, AttributeValue> marker) {
        PurgeId first = new PurgeId(text(marker, "purge"));
        if (first.equals(purge.id())) {
            return new AcceptResult.Done();
        }
        return text(marker, "fingerprint").equals(idempotency.fingerprint())
                ? new AcceptResult.RepeatOf(first)
                : new AcceptResult.KeyTaken();
    }

    /** Returns part of a transaction that stores the key; the transaction fails if an unexpired marker exists. */
    TransactWriteItem remember(Purge purge, Idempotency idempotency) {
        long now = clock.instant().getEpochSecond();
        Map<String, AttributeValue> item = Key.idempotency(
                        purge.account(), idempotency.key().value())
                .with(Map.of(
                        "purge", text(purge.id().value()),
                        "fingerprint", text(idempotency.fingerprint()),
                        "expiresAt", number(expiry())));
        return TransactWriteItem.builder()
                .put(write -> write.tableName(table.name())
                        .item(item)
                        // TTL may delete an expired item only after days
                        .conditionExpression("attribute_not_exists(pk) OR expiresAt < :now")
                        .expressionAttributeValues(Map.of(":now", number(now)))
                        .returnValuesOnConditionCheckFailure("ALL_OLD"))
                .build();
    }

    /** Returns part of a transaction that stores the fingerprint; the transaction fails if the last purge has changed. */
    TransactWriteItem remember(Purge purge, Repeatable repeatable) {
        Map<String, AttributeValue> values = repeatable
                .last()
                .map(last -> Map.of(":last", text(last.value())))
                .orElse(Map.of());
        return TransactWriteItem.builder()
                .put(write -> write.tableName(table.name())
                        .item(Key.repeatable(purge.account(), repeatable.fingerprint())
                                .with(Map.of(
                                        "purge", text(purge.id().value()),
                                        "expiresAt", number(expiry()))))
                        .conditionExpression(values.isEmpty() ? "attribute_not_exists(pk)" : "purge = :last")
                        .expressionAttributeValues(values.isEmpty() ? null : values))
                .build();
    }

    private long expiry() {
        return clock.instant().plus(TIME_TO_LIVE).getEpochSecond();
    }
}
