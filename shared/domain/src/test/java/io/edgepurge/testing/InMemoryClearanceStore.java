package io.edgepurge.testing;

import io.edgepurge.domain.account.AccountId;
import io.edgepurge.domain.account.DistributionId;
import io.edgepurge.domain.clearing.Backlog;
import io.edgepurge.domain.clearing.ClearanceStore;
import io.edgepurge.domain.clearing.ClearingPosition;
import io.edgepurge.domain.clearing.PendingClearance;
import io.edgepurge.domain.purge.ItemState;
import io.edgepurge.domain.purge.Purge;
import io.edgepurge.domain.purge.PurgeId;
import io.edgepurge.domain.purge.PurgeItem;
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
import java.util.stream.Collectors;

/** An in-memory {@code ClearanceStore} with the same contract as the DynamoDB store. Safe for use by many threads. */
final class InMemoryClearanceStore implements ClearanceStore {
    private final InMemoryPurgeStore purgeStore;
    private final InMemoryPlanStore plans;
    private final Map<Place, SortedMap<PurgeId, PendingClearance>> waiting = new LinkedHashMap<>();
    private final Map<Place, Instant> tryAfter = new HashMap<>();
    private final Map<Place, ClearingPosition> positions = new HashMap<>();

    /**
     * Creates an empty store.
     *
     * @param purgeStore the store whose lock this one shares, because a purge can be in both stores
     */
    InMemoryClearanceStore(InMemoryPurgeStore purgeStore, InMemoryPlanStore plans) {
        this.purgeStore = purgeStore;
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
                                        new Claim(purge.account(), purge.id(), new TreeSet<>(items))
                                                .withVerify(acceptance.isVerified(items)),
                                        purge.isDelayed(),
                                        Optional.empty())));
    }

    @Override
    public List<Backlog> backlogs(DistributionId distribution) {
        synchronized (purgeStore) {
            return waiting.entrySet().stream()
                    .filter(entry -> entry.getKey().distribution().equals(distribution)
                            && !entry.getValue().isEmpty())
                    .map(entry -> backlog(entry.getKey()))
                    .toList();
        }
    }

    @Override
    public boolean updateLease(Backlog read, Optional<Instant> next) {
        synchronized (purgeStore) {
            Place place = Place.of(read);
            if (!Optional.ofNullable(tryAfter.get(place)).equals(read.tryAfter())) {
                return false;
            }
            tryAfter.remove(place);
            next.ifPresentOrElse(at -> tryAfter.put(place, at), () -> positions.remove(place));
            return true;
        }
    }

    @Override
    public boolean backOff(Backlog read, Instant until, Optional<ClearingPosition> resumeAfter) {
        synchronized (purgeStore) {
            Place place = Place.of(read);
            boolean updated = updateLease(read, Optional.of(until));
            if (updated) {
                positions.remove(place);
                resumeAfter.ifPresent(position -> positions.put(place, position));
            }
            return updated;
        }
    }

    @Override
    public List<PendingClearance> waiting(Backlog backlog, Optional<PurgeId> after, int most) {
        synchronized (purgeStore) {
            SortedMap<PurgeId, PendingClearance> purges = purgesOf(backlog);
            purges.keySet().removeIf(purgeStore::isCancelled);
            return purges.values().stream()
                    .filter(entry -> after.filter(last -> entry.claim().purge().compareTo(last) <= 0)
                            .isEmpty())
                    .limit(most)
                    .toList();
        }
    }

    @Override
    public void tried(Backlog backlog, PendingClearance read, Instant at) {
        synchronized (purgeStore) {
            purgesOf(backlog)
                    .computeIfPresent(
                            read.claim().purge(),
                            (purge, now) -> new PendingClearance(
                                    now.claim(), now.delayed(), now.triedSince().or(() -> Optional.of(at))));
        }
    }

    @Override
    public boolean cleared(Backlog backlog, PendingClearance read, List<PurgeItem> items) {
        synchronized (purgeStore) {
            Set<Integer> indexes = items.stream().map(PurgeItem::index).collect(Collectors.toSet());
            boolean taken = take(backlog, read, indexes);
            if (taken) {
                purgeStore.queue(read.claim().withItems(indexes));
            }
            return taken;
        }
    }

    @Override
    public boolean giveUp(Backlog backlog, PendingClearance read, Set<Integer> items, ItemState failed) {
        synchronized (purgeStore) {
            boolean taken = take(backlog, read, items);
            if (taken) {
                purgeStore.markAndRefund(
                        backlog.distribution(), List.of(read.claim().withItems(items)), failed);
                plans.raiseVersion(backlog.distribution());
            }
            return taken;
        }
    }

    @Override
    public void drop(Backlog backlog, PendingClearance read) {
        synchronized (purgeStore) {
            purgesOf(backlog).remove(read.claim().purge());
        }
    }

    private boolean take(Backlog backlog, PendingClearance read, Set<Integer> items) {
        SortedMap<PurgeId, PendingClearance> purges = purgesOf(backlog);
        PurgeId purge = read.claim().purge();
        Optional<PendingClearance> now = Optional.ofNullable(purges.get(purge));
        boolean taken =
                now.map(PendingClearance::claim).filter(read.claim()::equals).isPresent()
                        && !purgeStore.isCancelled(purge);
        if (taken) {
            purges.remove(purge);
            read.claim()
                    .without(items)
                    .ifPresent(rest -> purges.put(
                            purge,
                            new PendingClearance(rest, read.delayed(), now.flatMap(PendingClearance::triedSince))));
        }
        return taken;
    }

    private SortedMap<PurgeId, PendingClearance> purgesOf(Backlog backlog) {
        return waiting.computeIfAbsent(Place.of(backlog), none -> new TreeMap<>());
    }

    private Backlog backlog(Place place) {
        return new Backlog(
                place.distribution(),
                place.account(),
                place.endpoint(),
                Optional.ofNullable(tryAfter.get(place)),
                Optional.ofNullable(positions.get(place)));
    }

    private record Place(DistributionId distribution, AccountId account, String endpoint) {
        static Place of(Backlog backlog) {
            return new Place(backlog.distribution(), backlog.account(), backlog.endpoint());
        }
    }
}
