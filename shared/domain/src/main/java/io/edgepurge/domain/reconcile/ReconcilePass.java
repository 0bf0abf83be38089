package io.edgepurge.domain.reconcile;

import io.edgepurge.domain.account.DistributionId;
import io.edgepurge.domain.purge.PurgeId;
import io.edgepurge.domain.reconcile.PlanStore.DistributionState;
import io.edgepurge.domain.reconcile.PurgeQueue.Waiting;
import io.edgepurge.domain.url.ProtectedFolders;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * A distribution as one worker saw it, and as that worker has changed it since. The version was read first, then the live
 * plans; whatever is read later is at least as new, so a decision that the version still allows is sound.
 */
final class ReconcilePass {
    private final ReconcilePorts ports;
    private final DistributionId distribution;
    private final Optional<FolderWildcardPolicy> folderWildcards;
    private final BooleanSupplier timeIsUp;
    private final boolean beganBusy;
    private long version;
    private List<InvalidationPlan> live;
    private Optional<Waiting> waiting = Optional.empty();

    ReconcilePass(
            ReconcilePorts ports, DistributionId distribution, DistributionState state, BooleanSupplier timeIsUp) {
        this.ports = ports;
        this.distribution = distribution;
        this.version = state.version();
        this.folderWildcards = state.folderWildcards();
        this.timeIsUp = timeIsUp;
        this.live = ports.plans().plans(distribution);
        this.beganBusy = !live.isEmpty();
    }

    /** Whether there were live plans when it began. */
    boolean beganBusy() {
        return beganBusy;
    }

    /** Whether to leave the rest to the next bell. */
    boolean timeIsUp() {
        return timeIsUp.getAsBoolean();
    }

    DistributionId distribution() {
        return distribution;
    }

    /** What the distribution allows to put in the place of many files. */
    FolderWildcardSelector selector(ProtectedFolders protectedFolders) {
        return new FolderWildcardSelector(folderWildcards, protectedFolders);
    }

    List<InvalidationPlan> live() {
        return live;
    }

    /** Those in progress, unless they are being given up. */
    List<InvalidationPlan> toAskAfter() {
        return live.stream().filter(ReconcilePass::isInProgress).toList();
    }

    /** Those to call for, and those that are being given up, whether in progress or not. */
    List<InvalidationPlan> toSubmit() {
        return live.stream().filter(plan -> !isInProgress(plan)).toList();
    }

    private static boolean isInProgress(InvalidationPlan plan) {
        return plan.submission().isPresent() && plan.ending().isEmpty();
    }

    /** Puts plans in the place of others; throws if somebody else decided something since the version was read. */
    void replace(List<InvalidationPlan> old, List<InvalidationPlan> by) {
        if (!ports.plans().replace(distribution, version, old, by)) {
            throw new VersionConflict();
        }
        version++;
        Set<PlanId> gone = new HashSet<>(old.stream().map(InvalidationPlan::id).toList());
        List<InvalidationPlan> next = new ArrayList<>(live);
        next.removeIf(plan -> gone.contains(plan.id()));
        next.addAll(by);
        live = List.copyOf(next);
        by.forEach(plan -> ports.tell(observer -> observer.planned(plan)));
    }

    /** The heads of the accounts' queues, with so many items if there are. */
    Waiting waiting(int enough) {
        Waiting read = ports.queue().waiting(distribution, ports.clock().instant(), enough);
        waiting = Optional.of(read);
        return read;
    }

    /** What was read of the queue in this round, if anything was. */
    Optional<Waiting> waitingAsRead() {
        return waiting;
    }

    /** What remains of these claims when the items of live plans are left out. */
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

    /** Somebody else decided about this distribution; everything has to be read again. */
    static final class VersionConflict extends RuntimeException {
        private static final long serialVersionUID = 1;

        VersionConflict() {
            super("the distribution's version has moved on", null, false, false);
        }
    }
}
