package io.edgepurge.aws;

import static io.edgepurge.aws.Attributes.numbers;
import static io.edgepurge.aws.Attributes.text;
import static io.edgepurge.aws.Attributes.time;

import io.edgepurge.domain.account.AccountId;
import io.edgepurge.domain.account.DistributionId;
import io.edgepurge.domain.cloudfront.InProgressLimit;
import io.edgepurge.domain.purge.IdempotencyKey;
import io.edgepurge.domain.purge.ItemState;
import io.edgepurge.domain.purge.MonthUsage;
import io.edgepurge.domain.purge.Purge;
import io.edgepurge.domain.purge.PurgeId;
import io.edgepurge.domain.purge.PurgeProgress;
import io.edgepurge.domain.purge.PurgeStatus;
import io.edgepurge.domain.purge.PurgeStore;
import io.edgepurge.domain.verification.Verification;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** A DynamoDB-backed {@code PurgeStore}. {@link PurgeAcceptor} accepts purges; this class reads and cancels them. */
final class DynamoDbPurgeStore implements PurgeStore {
    private final Table table;
    private final PurgeAcceptor acceptor;
    private final EarlierRequests earlier;
    private final Clock clock;

    DynamoDbPurgeStore(Table table, Clock clock) {
        this.table = table;
        this.acceptor = new PurgeAcceptor(table, clock);
        this.earlier = new EarlierRequests(table, clock);
        this.clock = clock;
    }

    @Override
    public AcceptResult accept(Acceptance acceptance) {
        return acceptor.accept(acceptance);
    }

    @Override
    public Optional<PurgeProgress> find(AccountId account, PurgeId id) {
        if (table.retention().hasExpired(id, clock.instant())) {
            return Optional.empty();
        }
        Map<Integer, ItemState> states = new HashMap<>();
        Map<Integer, Verification> verifications = new HashMap<>();
        Optional<Purge> purge = Optional.empty();
        Optional<Instant> cancelled = Optional.empty();
        for (Map<String, AttributeValue> item : table.queryAll(Key.purge(account, id), "")) {
            switch (text(item, Key.SORT)) {
                case Key.REQUEST -> purge = readUnlessFenced(item);
                case Key.CANCELLED -> cancelled = Optional.of(time(item, "cancelledAt"));
                case Key.VERIFICATION -> verifications.putAll(StoredVerification.read(item));
                default -> states.putAll(StoredItemStates.read(item));
            }
        }
        Optional<Instant> at = cancelled;
        return purge.map(found -> at.map(instant -> PurgeProgress.cancelled(found, instant))
                .orElseGet(() -> new PurgeProgress(found, states, verifications)));
    }

    @Override
    public boolean cancel(Purge purge, Map<DistributionId, Long> versions, Instant at) {
        List<TransactWriteItem> writes = new ArrayList<>();
        versions.forEach((distribution, version) ->
                writes.add(DynamoDbPlanStore.nextVersion(distribution, version).inTransaction(table)));
        queueEntries(purge).forEach(key -> writes.add(table.transactDelete(key)));
        writes.add(table.transactPutNew(
                Key.cancelled(purge.account(), purge.id()),
                table.retention().with(purge.id(), Map.of("cancelledAt", time(at)))));
        writes.add(StoredUsage.refund(purge, purge.units()).inTransaction(table));
        writes.add(StoredSummary.ended(purge.account(), purge.id(), PurgeStatus.CANCELLED, purge.units())
                .inTransaction(table));
        return table.commitUnlessContended(writes);
    }

    /**
     * Returns the keys of the queue entries that exist, and of those that can appear until the transaction: an item that waits for
     * origin caches can join its queue at any time. Earlier versions queued wildcards under the key of files.
     */
    private Set<Key> queueEntries(Purge purge) {
        List<Key> possible = purge.distributions().stream()
                .flatMap(distribution ->
                        Stream.of(InProgressLimit.values()).map(limit -> new QueueName(distribution, limit)))
                .map(queue -> Key.queued(queue, purge.account(), purge.id()))
                .toList();
        Set<Key> keys = new HashSet<>();
        Set<Integer> queued = new HashSet<>();
        for (Map<String, AttributeValue> entry : table.getAll(possible)) {
            keys.add(new Key(text(entry, Key.PARTITION), text(entry, Key.SORT)));
            queued.addAll(entry.containsKey("waiting") ? numbers(entry, "waiting") : Set.of());
        }
        purge.items().stream()
                .filter(item -> !queued.contains(item.index()))
                .map(item -> Key.queued(QueueName.of(item), purge.account(), purge.id()))
                .forEach(keys::add);
        return keys;
    }

    @Override
    public MonthUsage usage(AccountId account, YearMonth month) {
        return table.get(Key.quota(account, month))
                .map(item -> StoredUsage.read(month, item))
                .orElse(MonthUsage.none(month));
    }

    @Override
    public Optional<PurgeId> lastLike(AccountId account, String fingerprint) {
        return earlier.lastLike(account, fingerprint);
    }

    @Override
    public Optional<Remembered> remembered(AccountId account, IdempotencyKey key) {
        return earlier.marker(account, key)
                .map(item -> new Remembered(new PurgeId(text(item, "purge")), text(item, "fingerprint")));
    }

    private static Optional<Purge> readUnlessFenced(Map<String, AttributeValue> item) {
        return ReservationRecovery.isFence(item) ? Optional.empty() : Optional.of(StoredPurge.read(item));
    }
}
