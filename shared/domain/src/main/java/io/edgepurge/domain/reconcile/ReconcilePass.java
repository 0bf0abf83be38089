package io.edgepurge.domain.reconcile;

import io.edgepurge.domain.account.DistributionId;
import io.edgepurge.domain.cloudfront.InvalidationId;
import io.edgepurge.domain.cloudfront.InvalidationProgress;
import io.edgepurge.domain.purge.PurgeId;
import io.edgepurge.domain.purge.PurgeItem;
import io.edgepurge.domain.reconcile.PlanStore.DistributionState;
import io.edgepurge.domain.reconcile.PlanStore.PlansAsRead;
import io.edgepurge.domain.reconcile.Planner.Choice;
import io.edgepurge.domain.reconcile.PurgeQueue.Waiting;
import io.edgepurge.domain.url.ProtectedFolders;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * One read-decide-act iteration over a distribution: its state as this worker read it, with this worker's changes.
 *
 * <p>The version is read first and the live plans after it, so everything else is at least as new as the version. A decision
 * is sound if the version is still the same when the decision is stored (optimistic locking).
 */
final class ReconcilePass {
    private final ReconcilePorts ports;
    private final DistributionId distribution;
    private final Optional<FolderWildcardPolicy> folderWildcards;
    private final ReconcileRun run;
    private final boolean beganBusy;
    private Optional<Polling> polling;
    private final KnownRefusals refusals;
    private long version;
    private List<InvalidationPlan> live;
    private Optional<Waiting> queue = Optional.empty();
    private Optional<Map<Claim, List<PurgeItem>>> waitingItems = Optional.empty();

    ReconcilePass(ReconcilePorts ports, DistributionId distribution, DistributionState state, ReconcileRun run) {
        this.ports = ports;
        this.distribution = distribution;
        this.version = state.version();
        this.folderWildcards = state.folderWildcards();
        this.polling = state.polling();
        this.refusals = new KnownRefusals(ports, distribution, state);
        this.run = run;
        this.live = ports.plans().plans(distribution, state);
        this.beganBusy = !live.isEmpty();
    }

    /** Returns true if there were live plans when the pass began. */
    boolean beganBusy() {
        return beganBusy;
    }

    /** Returns true if the rest is left to the next doorbell. */
    boolean timeIsUp() {
        return run.timeIsUp();
    }

    /** Returns what CloudFront has reported in this run and no pass has recorded completely. A pass may change it. */
    Map<InvalidationId, InvalidationProgress> unrecorded() {
        return run.unrecorded();
    }

    /** Records that this pass has scheduled visits to completed items. */
    void visitsScheduled() {
        run.visitsScheduled();
    }

    DistributionId distribution() {
        return distribution;
    }

    /** Returns the selector of folder wildcards that the distribution allows. */
    FolderWildcardSelector selector(ProtectedFolders protectedFolders) {
        return new FolderWildcardSelector(folderWildcards, protectedFolders);
    }

    List<InvalidationPlan> live() {
        return live;
    }

    /** Returns the plans with an invalidation in progress, except those being abandoned. */
    List<InvalidationPlan> inProgress() {
        return live.stream().filter(ReconcilePass::isInProgress).toList();
    }

    /** Returns the plans without an invalidation, and all plans being abandoned. */
    List<InvalidationPlan> toSubmitOrAbandon() {
        return live.stream().filter(plan -> !isInProgress(plan)).toList();
    }

    /** Returns the plans that can be submitted within the capacity of the worker. */
    SubmissionOrder submissionOrder(Capacity allowed) {
        return new SubmissionOrder(live, allowed, suspects()::isSuspect);
    }

    /** Returns the capacity for new plans. Plans of suspect accounts that are not submitted use none. */
    Capacity capacity(Capacity allowed) {
        return allowed.minus(
                live.stream().filter(plan -> !suspects().isSuspect(plan)).toList());
    }

    /** Reads the plans again, after a change by this pass: each is at least as new as the change. */
    void readPlansAgain() {
        live = ports.plans().plans(distribution);
    }

    /** Returns the plans of suspect accounts that are not submitted. */
    List<InvalidationPlan> suspectPlans() {
        return live.stream().filter(plan -> suspects().isSuspect(plan)).toList();
    }

    Suspects suspects() {
        return new Suspects(refusals.rejections(), ports.clock().instant());
    }

    /** Returns true if no other worker has changed the plans since the version was read. */
    boolean isCurrent() {
        return ports.plans()
                .state(distribution)
                .filter(state -> state.version() == version)
                .isPresent();
    }

    private static boolean isInProgress(InvalidationPlan plan) {
        return plan.submission().isPresent() && plan.ending().isEmpty();
    }

    /**
     * Replaces plans by others.
     *
     * @throws VersionConflict if another worker has changed the plans since the version was read
     */
    void replace(List<InvalidationPlan> old, List<InvalidationPlan> by) {
        if (!ports.plans().replace(distribution, new PlansAsRead(version, live), old, by)) {
            throw new VersionConflict();
        }
        version++;
        changeLive(old, by);
        by.forEach(plan -> ports.notifyObserver(observer -> observer.planned(plan)));
    }

    /**
     * Removes a plan whose items have ended.
     *
     * @return false if another worker has removed it
     * @throws VersionConflict if the plan has no invalidation and another worker has changed the plans
     */
    boolean remove(InvalidationPlan plan) {
        if (plan.submission().isEmpty()) {
            replace(List.of(plan), List.of());
            return true;
        }
        boolean removed = ports.plans().remove(plan);
        changeLive(List.of(plan), List.of());
        return removed;
    }

    private void changeLive(List<InvalidationPlan> old, List<InvalidationPlan> by) {
        waitingItems = Optional.empty();
        Set<PlanId> gone = new HashSet<>(old.stream().map(InvalidationPlan::id).toList());
        List<InvalidationPlan> next = new ArrayList<>(live);
        next.removeIf(plan -> gone.contains(plan.id()));
        next.addAll(by);
        live = List.copyOf(next);
    }

    /** Returns a plan for chosen items, with an ID of its own, that is not stored yet. */
    InvalidationPlan newPlan(Choice choice) {
        return InvalidationPlan.of(
                ports.planIds().get(), distribution, ports.clock().instant(), choice.claims(), choice.paths());
    }

    /** Notes that a live plan has its invalidation. */
    void confirmed(InvalidationPlan plan) {
        live = live.stream().map(one -> one.id().equals(plan.id()) ? plan : one).toList();
    }

    /** Returns the last recorded poll of the distribution. */
    Optional<Polling> polling() {
        return polling;
    }

    /** Records a poll. Returns false if another worker polls at the same time. */
    boolean recordPoll(Polling next) {
        if (!ports.plans().recordPoll(distribution, polling, next)) {
            return false;
        }
        polling = Optional.of(next);
        return true;
    }

    /** Returns the refusals of CloudFront that are recorded for the distribution. */
    KnownRefusals refusals() {
        return refusals;
    }

    /** Reads the oldest purges of each account's queue, until they contain enough items. */
    Waiting readQueue(int enough) {
        Waiting read = ports.queue().waiting(distribution, ports.clock().instant(), enough);
        queue = Optional.of(read);
        return read;
    }

    /** Returns the queue as read in this pass; empty if it has not been read. */
    Optional<Waiting> queueAsRead() {
        return queue;
    }

    /** Returns the queued items that are in no plan, which are loaded once unless the plans change. */
    Map<Claim, List<PurgeItem>> waitingItems(Supplier<Map<Claim, List<PurgeItem>>> load) {
        Map<Claim, List<PurgeItem>> items = waitingItems.orElseGet(load);
        waitingItems = Optional.of(items);
        return items;
    }

    /** Returns the claims without the items of live plans. */
    List<Claim> unclaimed(List<Claim> waiting) {
        Map<PurgeId, Set<Integer>> claimed = new HashMap<>();
        live.stream()
                .flatMap(plan -> plan.claims().stream())
                .forEach(claim -> claimed.computeIfAbsent(claim.purge(), purge -> new HashSet<>())
                        .addAll(claim.items()));
        return waiting.stream()
                .flatMap(claim -> claim.without(claimed.getOrDefault(claim.purge(), Set.of())).stream())
                .toList();
    }

    int claimedItems() {
        return live.stream()
                .flatMap(plan -> plan.claims().stream())
                .mapToInt(claim -> claim.items().size())
                .sum();
    }

    /** Thrown when optimistic locking fails: another worker has changed the distribution, so the pass starts again. */
    static final class VersionConflict extends RuntimeException {
        private static final long serialVersionUID = 1;

        VersionConflict() {
            super("another worker has changed the distribution", null, false, false);
        }
    }
}
