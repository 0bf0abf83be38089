package io.edgepurge.aws;

import static io.edgepurge.aws.Attributes.number;
import static io.edgepurge.aws.Attributes.numbers;
import static io.edgepurge.aws.Attributes.text;
import static io.edgepurge.aws.Attributes.time;

import io.edgepurge.domain.account.AccountId;
import io.edgepurge.domain.account.DistributionId;
import io.edgepurge.domain.clearing.Backlog;
import io.edgepurge.domain.purge.IdempotencyKey;
import io.edgepurge.domain.purge.ItemState;
import io.edgepurge.domain.purge.MonthUsage;
import io.edgepurge.domain.purge.Purge;
import io.edgepurge.domain.purge.PurgeId;
import io.edgepurge.domain.purge.PurgeProgress;
import io.edgepurge.domain.purge.PurgeStatus;
import io.edgepurge.domain.purge.PurgeStore;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/**
 * A DynamoDB-backed {@code PurgeStore}. Accepting a purge is one transaction with a client request token, so a repeated attempt
 * takes effect once. The transaction also writes the queue entries (transactional outbox).
 */
final class DynamoDbPurgeStore implements PurgeStore {
    /** Idempotency keys are promised for one day; DynamoDB's time to live (TTL) deletes expired items later. */
    private static final Duration TIME_TO_LIVE = Duration.ofDays(2);

    private final Table table;
    private final PurgeIndex index;
    private final Clock clock;

    DynamoDbPurgeStore(Table table, Clock clock) {
        this.table = table;
        this.index = new PurgeIndex(table);
        this.clock = clock;
    }

    @Override
    public AcceptResult accept(Acceptance acceptance) {
        List<TransactWriteItem> writes = writes(acceptance);
        index.add(acceptance.purge());
        AcceptResult result = table.backoff().retry(() -> tryAccept(acceptance, writes), AcceptResult.Busy::new);
        if (!(result instanceof AcceptResult.Done)) {
            index.remove(acceptance.purge());
        }
        return result;
    }

    @Override
    public Optional<PurgeProgress> find(AccountId account, PurgeId id) {
        Map<Integer, ItemState> states = new HashMap<>();
        Optional<Purge> purge = Optional.empty();
        Optional<Instant> cancelled = Optional.empty();
        for (Map<String, AttributeValue> item : table.queryAll(Key.purge(account, id), "")) {
            switch (text(item, Key.SORT)) {
                case Key.REQUEST -> purge = Optional.of(StoredPurge.read(item));
                case Key.CANCELLED -> cancelled = Optional.of(time(item, "cancelledAt"));
                default -> states.putAll(StoredItemStates.read(item));
            }
        }
        Optional<Instant> at = cancelled;
        return purge.map(found -> at.map(instant -> PurgeProgress.cancelled(found, instant))
                .orElseGet(() -> new PurgeProgress(found, states)));
    }

    @Override
    public boolean cancel(Purge purge, Map<DistributionId, Long> versions, Instant at) {
        List<TransactWriteItem> writes = new ArrayList<>();
        versions.forEach((distribution, version) ->
                writes.add(DynamoDbPlanStore.nextVersion(distribution, version).inTransaction(table)));
        purge.items().stream()
                .map(QueueName::of)
                .distinct()
                .map(queue -> table.transactDelete(Key.queued(queue, purge.account(), purge.id())))
                .forEach(writes::add);
        writes.add(table.transactPutNew(Key.cancelled(purge.account(), purge.id()), Map.of("cancelledAt", time(at))));
        writes.add(StoredUsage.refund(purge, purge.units()).inTransaction(table));
        writes.add(StoredSummary.ended(purge.account(), purge.id(), PurgeStatus.CANCELLED, purge.units())
                .inTransaction(table));
        return table.tryTransact(writes);
    }

    @Override
    public MonthUsage usage(AccountId account, YearMonth month) {
        return table.get(Key.quota(account, month))
                .map(item -> StoredUsage.read(month, item))
                .orElse(MonthUsage.none(month));
    }

    @Override
    public Optional<PurgeId> lastLike(AccountId account, String fingerprint) {
        return table.get(Key.repeatable(account, fingerprint)).map(item -> new PurgeId(text(item, "purge")));
    }

    @Override
    public Optional<Remembered> remembered(AccountId account, IdempotencyKey key) {
        return table.get(Key.idempotency(account, key.value()))
                // TTL may delete an expired item only after days
                .filter(item -> number(item, "expiresAt") >= clock.instant().getEpochSecond())
                .map(item -> new Remembered(new PurgeId(text(item, "purge")), text(item, "fingerprint")));
    }

    private Attempt<AcceptResult> tryAccept(Acceptance acceptance, List<TransactWriteItem> writes) {
        Purge purge = acceptance.purge();
        try {
            table.transact(writes, Optional.of(clientRequestToken(purge)));
            return Attempt.done(new AcceptResult.Done());
        } catch (TransactionCanceledException e) {
            return CanceledTransaction.of(e).resultFor(acceptance);
        } catch (SdkException e) {
            return Attempt.done(afterLostResponse(purge, e));
        }
    }

    /** Derives the client request token, which all attempts share. It contains the table, because tokens span an AWS account. */
    private String clientRequestToken(Purge purge) {
        byte[] name = (table.name() + "/" + purge.id()).getBytes(StandardCharsets.UTF_8);
        return UUID.nameUUIDFromBytes(name).toString();
    }

    /** Checks whether a transaction without a response was committed. */
    private AcceptResult afterLostResponse(Purge purge, SdkException failure) {
        if (table.get(Key.request(purge.account(), purge.id())).isPresent()) {
            return new AcceptResult.Done();
        }
        throw Table.unavailable(failure);
    }

    private List<TransactWriteItem> writes(Acceptance acceptance) {
        Purge purge = acceptance.purge();
        List<TransactWriteItem> writes = new ArrayList<>();
        writes.add(StoredUsage.charge(acceptance).inTransaction(table));
        writes.add(table.transactPutNew(Key.request(purge.account(), purge.id()), StoredPurge.write(purge)));
        acceptance.idempotency().ifPresent(idempotency -> writes.add(remember(purge, idempotency)));
        acceptance.repeatable().ifPresent(repeatable -> writes.add(remember(purge, repeatable)));
        writes.add(table.transactPutNew(Key.listed(purge.account(), purge.id()), StoredSummary.write(purge)));
        acceptance.plannable().forEach((queue, items) -> writes.add(queue(purge, queue, items)));
        acceptance.toClear().forEach((cached, items) -> writes.add(clearFirst(purge, cached, items)));
        return writes;
    }

    private TransactWriteItem queue(Purge purge, QueueName queue, Set<Integer> items) {
        return table.transactPutNew(Key.queued(queue, purge.account(), purge.id()), Map.of("waiting", numbers(items)));
    }

    private TransactWriteItem clearFirst(Purge purge, CachedEndpoint cached, Set<Integer> items) {
        Backlog backlog = new Backlog(cached.distribution(), purge.account(), cached.endpoint(), Optional.empty());
        return table.transactPutNew(
                Key.uncleared(backlog, purge.id()),
                Map.of("endpoint", text(cached.endpoint()), "uncleared", numbers(items)));
    }

    private TransactWriteItem remember(Purge purge, Idempotency idempotency) {
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

    private TransactWriteItem remember(Purge purge, Repeatable repeatable) {
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
