package io.edgepurge.testing;

import io.edgepurge.domain.account.AccountId;
import io.edgepurge.domain.account.DistributionId;
import io.edgepurge.domain.clearing.ClearanceStore;
import io.edgepurge.domain.cloudfront.InProgressLimit;
import io.edgepurge.domain.purge.IdempotencyKey;
import io.edgepurge.domain.purge.ItemState;
import io.edgepurge.domain.purge.MonthUsage;
import io.edgepurge.domain.purge.Purge;
import io.edgepurge.domain.purge.PurgeId;
import io.edgepurge.domain.purge.PurgeItem;
import io.edgepurge.domain.purge.PurgeProgress;
import io.edgepurge.domain.purge.PurgeStatus;
import io.edgepurge.domain.purge.PurgeStore;
import io.edgepurge.domain.purge.StoreUnavailable;
import io.edgepurge.domain.purge.VerifiedItems;
import io.edgepurge.domain.reconcile.Claim;
import io.edgepurge.domain.reconcile.ItemStore;
import io.edgepurge.domain.reconcile.PurgeQueue;
import io.edgepurge.domain.verification.Verification;
import io.edgepurge.domain.verifier.VerificationStore;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** In-memory purges, quotas, and queues with the same contracts as the DynamoDB stores. Safe for use by many threads. */
public final class InMemoryPurgeStore implements PurgeStore, PurgeQueue, ItemStore {
    private final InMemoryPlanStore plans;
    private final InMemoryClearanceStore clearances;
    private boolean cutOff;
    private final Map<PurgeId, Purge> purges = new HashMap<>();
    private final Map<PurgeId, Map<Integer, ItemState>> states = new HashMap<>();
    private final InMemoryUsage usage = new InMemoryUsage();
    private final Map<Marker, PurgeId> last = new HashMap<>();
    private final Map<Marker, Marked> markers = new HashMap<>();
    private final Map<QueueName, SortedMap<QueueKey, Set<Integer>>> queues = new HashMap<>();
    private final Map<PurgeId, Map<Integer, Verification>> verifications = new HashMap<>();
    private final InMemoryVerificationStore verificationStore;

    /**
     * Creates an empty store.
     *
     * @param plans the store with the versions of the distributions
     */
    public InMemoryPurgeStore(InMemoryPlanStore plans) {
        this.plans = plans;
        this.clearances = new InMemoryClearanceStore(this, plans);
        this.verificationStore = new InMemoryVerificationStore(this, plans);
    }

    /** Returns the store of pending visits. */
    public VerificationStore verificationStore() {
        return verificationStore;
    }

    /** Returns the store of items that wait for origin caches. */
    public ClearanceStore clearances() {
        return clearances;
    }

    /** Returns all accepted purges, sorted by ID. */
    public synchronized List<Purge> purges() {
        return purges.values().stream().sorted(Comparator.comparing(Purge::id)).toList();
    }

    /** Deletes a purge and its states, like DynamoDB's time to live. Its entries in queues and plans stay. */
    public synchronized void delete(PurgeId purge) {
        purges.remove(purge);
        states.remove(purge);
    }

    /** Makes all future reads of purges and quotas fail. */
    public synchronized void cutOff() {
        cutOff = true;
    }

    private void mustBeReachable() {
        if (cutOff) {
            throw new StoreUnavailable("cut off");
        }
    }

    @Override
    public synchronized AcceptResult accept(Acceptance acceptance) {
        mustBeReachable();
        Purge purge = acceptance.purge();
        if (purges.containsKey(purge.id())) {
            return new AcceptResult.Done();
        }
        return firstAnswer(acceptance).orElseGet(() -> charge(acceptance));
    }

    private Optional<AcceptResult> firstAnswer(Acceptance acceptance) {
        return acceptance.idempotency().flatMap(idempotency -> {
            Marker marker =
                    new Marker(acceptance.purge().account(), idempotency.key().value());
            return Optional.ofNullable(markers.get(marker))
                    .map(marked -> marked.fingerprint().equals(idempotency.fingerprint())
                            ? new AcceptResult.RepeatOf(marked.purge())
                            : new AcceptResult.KeyTaken());
        });
    }

    private AcceptResult charge(Acceptance acceptance) {
        Purge purge = acceptance.purge();
        boolean superseded = acceptance
                .repeatable()
                .filter(repeatable ->
                        !lastLike(purge.account(), repeatable.fingerprint()).equals(repeatable.last()))
                .isPresent();
        return superseded
                ? new AcceptResult.Conflict()
                : usage.charge(acceptance).orElseGet(() -> record(acceptance));
    }

    private AcceptResult record(Acceptance acceptance) {
        Purge purge = acceptance.purge();
        purges.put(purge.id(), purge);
        acceptance
                .plannable()
                .forEach((queue, items) ->
                        queueOf(queue).put(new QueueKey(purge.account(), purge.id()), new TreeSet<>(items)));
        clearances.add(acceptance);
        acceptance
                .idempotency()
                .ifPresent(idempotency -> markers.put(
                        new Marker(purge.account(), idempotency.key().value()),
                        new Marked(purge.id(), idempotency.fingerprint())));
        acceptance
                .repeatable()
                .ifPresent(repeatable -> last.put(new Marker(purge.account(), repeatable.fingerprint()), purge.id()));
        return new AcceptResult.Done();
    }

    @Override
    public synchronized Optional<PurgeProgress> find(AccountId account, PurgeId id) {
        mustBeReachable();
        return Optional.ofNullable(purges.get(id))
                .filter(purge -> purge.account().equals(account))
                .map(purge -> new PurgeProgress(
                        purge, states.getOrDefault(id, Map.of()), verifications.getOrDefault(id, Map.of())));
    }

    synchronized void record(PurgeId purge, Map<Integer, Verification> results) {
        if (purges.containsKey(purge)) {
            Map<Integer, Verification> recorded = verifications.computeIfAbsent(purge, none -> new TreeMap<>());
            results.forEach((item, result) -> recorded.merge(
                    item, result, (one, other) -> one.checkedAt().isAfter(other.checkedAt()) ? one : other));
        }
    }

    /** Returns the claim with its wish for verification, as the queue stores it. */
    synchronized Claim claim(AccountId account, PurgeId id, Set<Integer> items) {
        boolean verified = Optional.ofNullable(purges.get(id)).stream()
                .flatMap(purge -> VerifiedItems.of(purge).stream())
                .anyMatch(item -> items.contains(item.index()));
        return new Claim(account, id, new TreeSet<>(items)).withVerify(verified);
    }

    @Override
    public synchronized boolean cancel(Purge purge, Map<DistributionId, Long> versions, Instant at) {
        PurgeProgress progress = find(purge.account(), purge.id()).orElseThrow();
        if (progress.status() == PurgeStatus.CANCELLED || !plans.raiseVersions(versions)) {
            return false;
        }
        states.put(purge.id(), new TreeMap<>(PurgeProgress.cancelled(purge, at).states()));
        purge.items().stream()
                .map(QueueName::of)
                .forEach(queue -> queueOf(queue).remove(new QueueKey(purge.account(), purge.id())));
        usage.refund(purge, purge.units());
        return true;
    }

    @Override
    public synchronized MonthUsage usage(AccountId account, YearMonth month) {
        mustBeReachable();
        return usage.of(account, month);
    }

    @Override
    public synchronized Optional<PurgeId> lastLike(AccountId account, String fingerprint) {
        mustBeReachable();
        return Optional.ofNullable(last.get(new Marker(account, fingerprint)));
    }

    @Override
    public synchronized Optional<Remembered> remembered(AccountId account, IdempotencyKey key) {
        mustBeReachable();
        return Optional.ofNullable(markers.get(new Marker(account, key.value())))
                .map(marked -> new Remembered(marked.purge(), marked.fingerprint()));
    }

    @Override
    public synchronized Waiting waiting(DistributionId distribution, Instant now, int enough) {
        List<Instant> later = new ArrayList<>();
        List<Claim> heads = new ArrayList<>();
        for (InProgressLimit limit : List.of(InProgressLimit.WILDCARDS, InProgressLimit.FILES)) {
            heads.addAll(heads(due(new QueueName(distribution, limit), now, later), enough));
        }
        return new Waiting(heads, later.stream().min(Comparator.naturalOrder()));
    }

    /** Returns the claims of each account that have joined a queue, and adds the times when others join. */
    private Map<AccountId, Deque<Claim>> due(QueueName queue, Instant now, List<Instant> later) {
        Map<AccountId, Deque<Claim>> byAccount = new LinkedHashMap<>();
        queueOf(queue).forEach((key, items) -> {
            if (isDelayed(key.purge()) && key.purge().queuedAt().isAfter(now)) {
                later.add(key.purge().queuedAt());
            } else {
                byAccount
                        .computeIfAbsent(key.account(), account -> new ArrayDeque<>())
                        .add(claim(key.account(), key.purge(), items));
            }
        });
        return byAccount;
    }

    boolean isDelayed(PurgeId id) {
        return Optional.ofNullable(purges.get(id)).filter(Purge::isDelayed).isPresent();
    }

    private static List<Claim> heads(Map<AccountId, Deque<Claim>> byAccount, int enough) {
        List<Claim> heads = new ArrayList<>();
        int items = 0;
        while (items < enough && !byAccount.isEmpty()) {
            for (Deque<Claim> queue : byAccount.values()) {
                Claim head = queue.remove();
                heads.add(head);
                items += head.items().size();
            }
            byAccount.values().removeIf(Deque::isEmpty);
        }
        return heads;
    }

    @Override
    public synchronized void remove(DistributionId distribution, List<Claim> claims) {
        for (Claim claim : claims) {
            for (InProgressLimit limit : InProgressLimit.values()) {
                remove(new QueueName(distribution, limit), claim);
            }
        }
    }

    private void remove(QueueName queue, Claim claim) {
        queueOf(queue).computeIfPresent(new QueueKey(claim.account(), claim.purge()), (key, waiting) -> {
            waiting.removeAll(claim.items());
            return waiting.isEmpty() ? null : waiting;
        });
    }

    @Override
    public synchronized Map<Claim, List<PurgeItem>> items(List<Claim> claims) {
        return claims.stream()
                .distinct()
                .filter(claim -> purges.containsKey(claim.purge()))
                .collect(Collectors.toMap(Function.identity(), this::itemsOf, (one, same) -> one, LinkedHashMap::new));
    }

    private List<PurgeItem> itemsOf(Claim claim) {
        return Objects.requireNonNull(purges.get(claim.purge())).items().stream()
                .filter(item -> claim.items().contains(item.index()))
                .toList();
    }

    @Override
    public synchronized void mark(DistributionId distribution, List<Claim> claims, ItemState state) {
        claims.forEach(claim -> markOpen(claim, state));
    }

    @Override
    public synchronized void markAndRefund(DistributionId distribution, List<Claim> claims, ItemState state) {
        for (Claim claim : claims) {
            Optional.ofNullable(purges.get(claim.purge()))
                    .ifPresent(purge -> usage.refund(purge, markOpen(claim, state)));
        }
    }

    private int markOpen(Claim claim, ItemState state) {
        Map<Integer, ItemState> ofPurge = states.computeIfAbsent(claim.purge(), purge -> new TreeMap<>());
        List<Integer> open = claim.items().stream()
                .filter(item -> mayBecome(state.status(), ofPurge, item))
                .toList();
        open.forEach(item -> ofPurge.put(item, state));
        return open.size();
    }

    private static boolean mayBecome(PurgeStatus next, Map<Integer, ItemState> states, Integer item) {
        ItemState state = states.get(item);
        return state == null
                || state.status() == PurgeStatus.QUEUED
                || (state.status() == PurgeStatus.SUBMITTED && next != PurgeStatus.QUEUED);
    }

    synchronized void queue(Claim claim) {
        itemsOf(claim)
                .forEach(item -> queueOf(QueueName.of(item))
                        .computeIfAbsent(new QueueKey(claim.account(), claim.purge()), none -> new TreeSet<>())
                        .add(item.index()));
    }

    synchronized boolean isCancelled(PurgeId purge) {
        return states.getOrDefault(purge, Map.of()).values().stream()
                .anyMatch(state -> state.status() == PurgeStatus.CANCELLED);
    }

    private SortedMap<QueueKey, Set<Integer>> queueOf(QueueName queue) {
        return queues.computeIfAbsent(queue, none -> new TreeMap<>());
    }

    private record Marker(AccountId account, String key) {}

    private record Marked(PurgeId purge, String fingerprint) {}

    private record QueueKey(AccountId account, PurgeId purge) implements Comparable<QueueKey> {
        @Override
        public int compareTo(QueueKey other) {
            int byAccount = account.value().compareTo(other.account.value());
            return byAccount != 0 ? byAccount : purge.compareTo(other.purge);
        }
    }
}
