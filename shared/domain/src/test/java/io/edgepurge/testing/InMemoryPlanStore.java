package io.edgepurge.testing;

import io.edgepurge.domain.account.DistributionId;
import io.edgepurge.domain.reconcile.Denial;
import io.edgepurge.domain.reconcile.FolderWildcardPolicy;
import io.edgepurge.domain.reconcile.InvalidationPlan;
import io.edgepurge.domain.reconcile.InvalidationPlan.Ending;
import io.edgepurge.domain.reconcile.InvalidationPlan.Submission;
import io.edgepurge.domain.reconcile.InvalidationPlan.Suspension;
import io.edgepurge.domain.reconcile.PlanId;
import io.edgepurge.domain.reconcile.PlanStore;
import io.edgepurge.domain.reconcile.Polling;
import io.edgepurge.domain.reconcile.Rejections;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** An in-memory {@code PlanStore} with the same contract as the DynamoDB store. Safe for use by many threads. */
public final class InMemoryPlanStore implements PlanStore {
    private final Map<DistributionId, Kept> distributions = new TreeMap<>();
    private final Map<PlanId, Set<Integer>> refusedCalls = new HashMap<>();
    private final Map<DistributionId, Visits> visits = new HashMap<>();

    /** Adds a distribution. */
    public synchronized InMemoryPlanStore with(DistributionId distribution) {
        distributions.putIfAbsent(
                distribution, new Kept(new DistributionState(0, Optional.empty(), Optional.empty()), new TreeMap<>()));
        return this;
    }

    /** Sets or removes the folder wildcard policy of an existing distribution. */
    synchronized void allow(DistributionId distribution, Optional<FolderWildcardPolicy> allowed) {
        distributions.computeIfPresent(distribution, (id, kept) -> {
            DistributionState now = kept.state();
            return kept.with(new DistributionState(
                    now.version(),
                    now.nextDoorbell(),
                    allowed,
                    now.originCaches(),
                    now.polling(),
                    now.denial(),
                    now.rejections(),
                    now.openPlans(),
                    now.unverified()));
        });
    }

    /** Adds a distribution with origin caches. */
    public synchronized InMemoryPlanStore withOriginCaches(DistributionId distribution) {
        with(distribution).distributions.computeIfPresent(distribution, (id, kept) -> {
            DistributionState now = kept.state();
            return kept.with(new DistributionState(now.version(), now.nextDoorbell(), now.folderWildcards(), true));
        });
        return this;
    }

    @Override
    public synchronized Optional<DistributionState> state(DistributionId distribution) {
        return Optional.ofNullable(distributions.get(distribution)).map(kept -> {
            DistributionState now = kept.state();
            return new DistributionState(
                    now.version(),
                    now.nextDoorbell(),
                    now.folderWildcards(),
                    now.originCaches(),
                    now.polling(),
                    now.denial(),
                    now.rejections(),
                    now.openPlans(),
                    Optional.ofNullable(visits.get(distribution)).flatMap(Visits::unverified));
        });
    }

    synchronized void visitsScheduled(DistributionId distribution) {
        visits.merge(distribution, new Visits(1, 0), (now, one) -> new Visits(now.scheduled() + 1, now.done()));
    }

    synchronized void noneVisitPending(DistributionId distribution, long scheduled) {
        visits.computeIfPresent(
                distribution, (id, now) -> new Visits(now.scheduled(), Math.max(now.done(), scheduled)));
    }

    /** Counts how often visits were scheduled, and the count at which none was pending. */
    private record Visits(long scheduled, long done) {
        Optional<Long> unverified() {
            return scheduled > done ? Optional.of(scheduled) : Optional.empty();
        }
    }

    @Override
    public synchronized List<InvalidationPlan> plans(DistributionId distribution, DistributionState state) {
        return Optional.ofNullable(distributions.get(distribution))
                .map(kept ->
                        kept.plans().values().stream().filter(state::includes).toList())
                .orElse(List.of());
    }

    @Override
    public synchronized boolean replace(
            DistributionId distribution, PlansAsRead read, List<InvalidationPlan> old, List<InvalidationPlan> by) {
        Kept kept = distributions.get(distribution);
        if (kept == null
                || kept.state().version() != read.version()
                || !old.stream().allMatch(this::isUnchanged)) {
            return false;
        }
        old.forEach(plan -> kept.plans().remove(plan.id()));
        by.forEach(plan -> kept.plans().put(plan.id(), plan));
        distributions.put(
                distribution,
                kept.with(new DistributionState(
                        read.version() + 1,
                        kept.state().nextDoorbell(),
                        kept.state().folderWildcards(),
                        kept.state().originCaches(),
                        kept.state().polling(),
                        kept.state().denial(),
                        kept.state().rejections(),
                        read.openAfter(old, by),
                        kept.state().unverified())));
        return true;
    }

    private boolean isUnchanged(InvalidationPlan plan) {
        return current(plan)
                .filter(now -> now.calls().begun() == plan.calls().begun()
                        && now.submission().isPresent() == plan.submission().isPresent())
                .isPresent();
    }

    @Override
    public synchronized boolean remove(InvalidationPlan plan) {
        return current(plan).filter(now -> now.submission().isPresent()).isPresent()
                && Objects.requireNonNull(distributions.get(plan.distribution()))
                        .plans()
                        .remove(plan.id(), current(plan).orElseThrow());
    }

    @Override
    public synchronized Optional<InvalidationPlan> beginCall(InvalidationPlan plan, Instant now) {
        return current(plan)
                .filter(known -> known.ending().isEmpty()
                        && known.submission().isEmpty()
                        && known.calls().countsEqual(plan.calls()))
                .flatMap(known ->
                        update(known, same -> same.withCalls(same.calls().plusBegun(now))));
    }

    @Override
    public synchronized void callUnanswered(InvalidationPlan plan) {
        update(plan, now -> now.withCalls(now.calls().ended()));
    }

    @Override
    public synchronized Optional<InvalidationPlan> callRefused(InvalidationPlan plan) {
        int call = plan.calls().begun();
        boolean remembered = current(plan)
                .filter(now -> now.calls().begun() < call + REMEMBERED_CALLS)
                .isPresent();
        boolean news = remembered
                && refusedCalls
                        .computeIfAbsent(plan.id(), id -> new HashSet<>())
                        .add(call);
        return update(plan, now -> news ? now.withCalls(now.calls().plusRefused()) : now);
    }

    @Override
    public synchronized void suspend(InvalidationPlan plan, Suspension suspension) {
        update(
                plan,
                now -> now.suspension().isPresent()
                        ? now
                        : with(now, now.submission(), Optional.of(suspension), now.ending()));
    }

    @Override
    public synchronized void resume(InvalidationPlan plan) {
        update(plan, now -> with(now, now.submission(), Optional.empty(), now.ending()));
    }

    @Override
    public synchronized void confirm(InvalidationPlan plan, Submission submission) {
        update(plan, now -> with(now, Optional.of(submission), Optional.empty(), Optional.empty()));
    }

    @Override
    public synchronized Optional<InvalidationPlan> end(InvalidationPlan plan, Ending ending) {
        return current(plan)
                .filter(now -> now.calls().countsEqual(plan.calls())
                        && now.submission().equals(plan.submission())
                        && now.ending().isEmpty())
                .flatMap(now ->
                        update(now, same -> with(same, same.submission(), same.suspension(), Optional.of(ending))));
    }

    @Override
    public synchronized boolean moveNextDoorbell(DistributionId distribution, Optional<Instant> read, Instant next) {
        Kept kept = distributions.get(distribution);
        if (kept == null || !kept.state().nextDoorbell().equals(read)) {
            return false;
        }
        distributions.put(
                distribution,
                kept.with(new DistributionState(
                        kept.state().version(),
                        Optional.of(next),
                        kept.state().folderWildcards(),
                        kept.state().originCaches(),
                        kept.state().polling(),
                        kept.state().denial(),
                        kept.state().rejections(),
                        kept.state().openPlans(),
                        kept.state().unverified())));
        return true;
    }

    @Override
    public synchronized boolean recordPoll(DistributionId distribution, Optional<Polling> read, Polling next) {
        Kept kept = distributions.get(distribution);
        if (kept == null || !kept.state().polling().equals(read)) {
            return false;
        }
        DistributionState now = kept.state();
        distributions.put(
                distribution,
                kept.with(new DistributionState(
                        now.version(),
                        now.nextDoorbell(),
                        now.folderWildcards(),
                        now.originCaches(),
                        Optional.of(next),
                        now.denial(),
                        now.rejections(),
                        now.openPlans(),
                        now.unverified())));
        return true;
    }

    @Override
    public synchronized Denial recordDenial(DistributionId distribution, Denial denial) {
        Optional<Denial> recorded = state(distribution).flatMap(DistributionState::denial);
        if (recorded.isEmpty()) {
            setDenial(distribution, Optional.of(denial));
        }
        return recorded.orElse(denial);
    }

    @Override
    public synchronized void clearDenial(DistributionId distribution) {
        setDenial(distribution, Optional.empty());
    }

    private void setDenial(DistributionId distribution, Optional<Denial> denial) {
        distributions.computeIfPresent(distribution, (id, kept) -> {
            DistributionState now = kept.state();
            return kept.with(new DistributionState(
                    now.version(),
                    now.nextDoorbell(),
                    now.folderWildcards(),
                    now.originCaches(),
                    now.polling(),
                    denial,
                    now.rejections(),
                    now.openPlans(),
                    now.unverified()));
        });
    }

    @Override
    public synchronized boolean recordRejections(DistributionId distribution, Rejections read, Rejections next) {
        Kept kept = distributions.get(distribution);
        if (kept == null || !kept.state().rejections().equals(read)) {
            return false;
        }
        DistributionState now = kept.state();
        distributions.put(
                distribution,
                kept.with(new DistributionState(
                        now.version(),
                        now.nextDoorbell(),
                        now.folderWildcards(),
                        now.originCaches(),
                        now.polling(),
                        now.denial(),
                        next,
                        now.openPlans(),
                        now.unverified())));
        return true;
    }

    @Override
    public synchronized List<DistributionId> distributions() {
        return List.copyOf(distributions.keySet());
    }

    /** Increments all versions, or none after a version conflict. */
    synchronized boolean raiseVersions(Map<DistributionId, Long> versions) {
        boolean current = versions.entrySet().stream()
                .allMatch(entry -> state(entry.getKey())
                        .filter(state -> state.version() == entry.getValue())
                        .isPresent());
        if (current) {
            versions.forEach((distribution, version) -> replace(distribution, version, List.of(), List.of()));
        }
        return current;
    }

    /** Increments the version of a distribution. */
    synchronized void raiseVersion(DistributionId distribution) {
        state(distribution).ifPresent(state -> replace(distribution, state.version(), List.of(), List.of()));
    }

    private Optional<InvalidationPlan> current(InvalidationPlan plan) {
        return Optional.ofNullable(distributions.get(plan.distribution()))
                .map(kept -> kept.plans().get(plan.id()));
    }

    private Optional<InvalidationPlan> update(InvalidationPlan plan, UnaryOperator<InvalidationPlan> change) {
        return Optional.ofNullable(distributions.get(plan.distribution()))
                .map(kept -> kept.plans().computeIfPresent(plan.id(), (id, now) -> change.apply(now)));
    }

    private static InvalidationPlan with(
            InvalidationPlan plan,
            Optional<Submission> submission,
            Optional<Suspension> suspension,
            Optional<Ending> ending) {
        return new InvalidationPlan(
                plan.id(),
                plan.distribution(),
                plan.plannedAt(),
                plan.claims(),
                plan.paths(),
                plan.calls(),
                submission,
                suspension,
                ending);
    }

    private record Kept(DistributionState state, SortedMap<PlanId, InvalidationPlan> plans) {
        Kept with(DistributionState next) {
            return new Kept(next, plans);
        }
    }
}
