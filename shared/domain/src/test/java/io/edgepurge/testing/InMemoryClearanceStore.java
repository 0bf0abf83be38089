package io.edgepurge.testing;

import io.edgepurge.domain.account.AccountId;
import io.edgepurge.domain.account.DistributionId;
import io.edgepurge.domain.clearing.Backlog;
import io.edgepurge.domain.clearing.ClearanceStore;
import io.edgepurge.domain.clearing.PendingClearance;
import io.edgepurge.domain.purge.ItemState;
import io.edgepurge.domain.purge.Purge;
import io.edgepurge.domain.purge.PurgeId;
import io.edgepurge.domain.purge.PurgeStore.Acceptance;
import io.edgepurge.domain.reconcile.Claim;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** What waits for origin caches, in memory, under the same contract as in DynamoDB. Safe for use by many threads. */
final class InMemoryClearanceStore implements ClearanceStore {
    private final InMemoryPurgeStore ledger;
    private final InMemoryPlanStore plans;
    private final Map<Place, SortedMap<PurgeId, PendingClearance>> waiting = new LinkedHashMap<>();
    private final Map<Place, Instant> tryAfter = new HashMap<>();

    /** @param ledger whose lock this shares, since a purge is in either or in both */
    InMemoryClearanceStore(InMemoryPurgeStore ledger, InMemoryPlanStore plans) {
        this.ledger = ledger;
        this.plans = plans;
    }

    void add(Acceptance acceptance) {
        Purge purge = acceptance.purge();
        acceptance
                .toClear()
                .forEach((place, items) -> waiting.computeIfAbsent(
                                new Place(place.distribution(), purge.account(), place.endpoint()),
                                none -> new TreeMap<>())
                        .put(
                                purge.id(),
                                new PendingClearance(
                                        new Claim(purge.account(), purge.id(), new TreeSet<>(items)),
                                        Optional.empty())));
    }

    @Override
    public List<Backlog> backlogs(DistributionId distribution) {
        synchronized (ledger) {
            return waiting.entrySet().stream()
                    .filter(entry -> entry.getKey().distribution().equals(distribution)
                            && !entry.getValue().isEmpty())
                    .map(entry -> backlog(entry.getKey()))
                    .toList();
        }
    }

    @Override
    public boolean updateLease(Backlog read, Optional<Instant> next) {
        synchronized (ledger) {
            Place place = Place.of(read);
            if (!Optional.ofNullable(tryAfter.get(place)).equals(read.tryAfter())) {
                return false;
            }
            tryAfter.remove(place);
            next.ifPresent(at -> tryAfter.put(place, at));
            return true;
        }
    }

    @Override
    public List<PendingClearance> waiting(Backlog backlog, Optional<PurgeId> after, int most) {
        synchronized (ledger) {
            SortedMap<PurgeId, PendingClearance> purges = purgesOf(backlog);
            purges.keySet().removeIf(ledger::isCancelled);
            return purges.values().stream()
                    .filter(entry -> after.filter(last -> entry.claim().purge().compareTo(last) <= 0)
                            .isEmpty())
                    .limit(most)
                    .toList();
        }
    }

    @Override
    public void tried(Backlog backlog, PendingClearance read, Instant at) {
        synchronized (ledger) {
            purgesOf(backlog)
                    .computeIfPresent(
                            read.claim().purge(),
                            (purge, now) -> new PendingClearance(
                                    now.claim(), now.triedSince().or(() -> Optional.of(at))));
        }
    }

    @Override
    public boolean cleared(Backlog backlog, PendingClearance read, Set<Integer> items) {
        synchronized (ledger) {
            boolean stands = take(backlog, read, items);
            if (stands) {
                ledger.queue(backlog.distribution(), read.claim().withItems(items));
            }
            return stands;
        }
    }

    @Override
    public boolean giveUp(Backlog backlog, PendingClearance read, Set<Integer> items, ItemState failed) {
        synchronized (ledger) {
            boolean stands = take(backlog, read, items);
            if (stands) {
                ledger.markAndRefund(
                        backlog.distribution(), List.of(read.claim().withItems(items)), failed);
                plans.raiseVersion(backlog.distribution());
            }
            return stands;
        }
    }

    private boolean take(Backlog backlog, PendingClearance read, Set<Integer> items) {
        SortedMap<PurgeId, PendingClearance> purges = purgesOf(backlog);
        PurgeId purge = read.claim().purge();
        Optional<PendingClearance> now = Optional.ofNullable(purges.get(purge));
        boolean stands =
                now.map(PendingClearance::claim).filter(read.claim()::equals).isPresent() && !ledger.isCancelled(purge);
        if (stands) {
            purges.remove(purge);
            read.claim()
                    .without(items)
                    .ifPresent(rest ->
                            purges.put(purge, new PendingClearance(rest, now.flatMap(PendingClearance::triedSince))));
        }
        return stands;
    }

    private SortedMap<PurgeId, PendingClearance> purgesOf(Backlog backlog) {
        return waiting.computeIfAbsent(Place.of(backlog), none -> new TreeMap<>());
    }

    private Backlog backlog(Place place) {
        return new Backlog(
                place.distribution(), place.account(), place.endpoint(), Optional.ofNullable(tryAfter.get(place)));
    }

    private record Place(DistributionId distribution, AccountId account, String endpoint) {
        static Place of(Backlog backlog) {
            return new Place(backlog.distribution(), backlog.account(), backlog.endpoint());
        }
    }
}
