package io.edgepurge.aws;

import io.edgepurge.domain.account.DistributionId;
import io.edgepurge.domain.purge.ItemState;
import io.edgepurge.domain.purge.Purge;
import io.edgepurge.domain.purge.PurgeId;
import io.edgepurge.domain.purge.PurgeItem;
import io.edgepurge.domain.purge.PurgeStatus;
import io.edgepurge.domain.reconcile.Claim;
import io.edgepurge.domain.reconcile.ItemStore;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A DynamoDB-backed {@code ItemStore}. Reads items from their purge and writes their states next to the purge. */
final class DynamoDbItemStore implements ItemStore {
    private final Table table;
    private final PurgeCompletion completion;
    private final Parallel parallel;

    DynamoDbItemStore(Table table, Parallel parallel) {
        this.table = table;
        this.completion = new PurgeCompletion(table);
        this.parallel = parallel;
    }

    @Override
    public Map<Claim, List<PurgeItem>> items(List<Claim> claims) {
        Map<PurgeId, Purge> purges = purgesOf(claims);
        return claims.stream()
                .distinct()
                .filter(claim -> purges.containsKey(claim.purge()))
                .collect(Collectors.toMap(
                        Function.identity(), claim -> itemsOf(claim, purges), (one, same) -> one, LinkedHashMap::new));
    }

    @Override
    public void mark(DistributionId distribution, List<Claim> claims, ItemState state) {
        parallel.forEach(claims, claim -> {
            AttributeValue expiry = table.retention().expiry(claim.purge());
            Map<String, AttributeValue> states = markOpen(
                    distribution,
                    claim,
                    state.status(),
                    (key, open) -> table.update(updateStates(key, open, state, expiry)));
            recordEnd(claim, state.status(), states);
        });
    }

    @Override
    public void markAndRefund(DistributionId distribution, List<Claim> claims, ItemState state) {
        Map<PurgeId, Purge> purges = purgesOf(claims);
        claims.forEach(claim -> Optional.ofNullable(purges.get(claim.purge()))
                .ifPresent(purge -> markAndRefund(distribution, claim, state, purge)));
    }

    private void markAndRefund(DistributionId distribution, Claim claim, ItemState state, Purge purge) {
        AttributeValue expiry = table.retention().expiry(claim.purge());
        Map<String, AttributeValue> states = markOpen(
                distribution,
                claim,
                state.status(),
                (key, open) ->
                        markAndRefund(updateStates(key, open, state, expiry), StoredUsage.refund(purge, open.size())));
        recordEnd(claim, state.status(), states);
    }

    private void recordEnd(Claim claim, PurgeStatus status, Map<String, AttributeValue> states) {
        if (status.isTerminal()) {
            completion.recordIfComplete(claim, states);
        }
    }

    /**
     * Updates all items at once. If some have already ended, the condition fails, and only the others are updated.
     *
     * @return the states on the distribution; empty if unknown
     */
    private Map<String, AttributeValue> markOpen(
            DistributionId distribution, Claim claim, PurgeStatus next, MarkAttempt attempt) {
        Key key = Key.state(claim.account(), claim.purge(), distribution);
        Collection<Integer> all = claim.items();
        return attempt.mark(key, all)
                .orElseGet(() -> table.backoff().retryOrThrow(() -> markRest(key, all, next, attempt)));
    }

    private Attempt<Map<String, AttributeValue>> markRest(
            Key key, Collection<Integer> all, PurgeStatus next, MarkAttempt attempt) {
        Map<String, AttributeValue> states = table.get(key).orElse(Map.of());
        List<Integer> open = all.stream()
                .filter(item -> StoredItemStates.mayBecome(next, states, item))
                .toList();
        return open.isEmpty()
                ? Attempt.done(states)
                : attempt.mark(key, open).map(Attempt::done).orElseGet(Attempt::retry);
    }

    /** Marks items unless one of them may not change. Returns the new states, or empty if nothing has changed. */
    private interface MarkAttempt {
        Optional<Map<String, AttributeValue>> mark(Key key, Collection<Integer> items);
    }

    /** Returns no states, because a transaction returns none; empty if a condition does not hold. */
    private Optional<Map<String, AttributeValue>> markAndRefund(ItemUpdate states, ItemUpdate refund) {
        return Optional.of(Map.<String, AttributeValue>of())
                .filter(unknown -> table.commit(List.of(states.inTransaction(table), refund.inTransaction(table))));
    }

    /**
     * Returns the conditional update of item states: it fails if an item may not change to the state.
     *
     * @param expiry the expiry of the purge, see {@link Retention}
     */
    static ItemUpdate updateStates(Key key, Collection<Integer> items, ItemState state, AttributeValue expiry) {
        return new ItemUpdate(
                key,
                StoredItemStates.update(items) + "," + Retention.EXPIRES_AT + "=:expiry",
                StoredItemStates.allMayBecome(state.status(), items),
                Map.of(":s", StoredItemStates.write(state), ":expiry", expiry));
    }

    private Map<PurgeId, Purge> purgesOf(List<Claim> claims) {
        List<Key> keys = claims.stream()
                .map(claim -> Key.request(claim.account(), claim.purge()))
                .toList();
        return table.getAll(keys).stream()
                .filter(Predicate.not(ReservationRecovery::isFence))
                .map(StoredPurge::read)
                .collect(Collectors.toMap(Purge::id, Function.identity()));
    }

    private static List<PurgeItem> itemsOf(Claim claim, Map<PurgeId, Purge> purges) {
        return Objects.requireNonNull(purges.get(claim.purge())).items().stream()
                .filter(item -> claim.items().contains(item.index()))
                .toList();
    }
}
