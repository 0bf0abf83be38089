package io.edgepurge.domain.reconcile;

import io.edgepurge.domain.purge.PurgeItem;
import io.edgepurge.domain.reconcile.InvalidationPlan.Ending;
import io.edgepurge.domain.reconcile.InvalidationPlan.Scope;
import io.edgepurge.domain.reconcile.Planner.Choice;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The queue of a distribution while CloudFront denies access. Items that don't fit into suspended plans stay in the queue, and
 * fail there at the same deadline. Otherwise each generation of plans would start a time of its own.
 */
final class DeniedQueue {
    private final ReconcilePorts ports;
    private final Suspensions suspensions;
    private final PlanAbandonment abandonment;
    private final Capacity allowed;

    DeniedQueue(ReconcilePorts ports, ReconcileConfig config) {
        this.ports = ports;
        this.suspensions = new Suspensions(ports, config.giveUpAfter());
        this.abandonment = new PlanAbandonment(ports);
        this.allowed = config.capacity();
    }

    /**
     * Fails queued items whose deadline has passed, of up to {@link PlanAbandonment#MOST_QUEUED_PURGES} purges. CloudFront is not
     * called for them.
     *
     * @param waiting the queued items that are in no plan
     * @return empty if the deadline of no item has passed
     */
    Optional<ReconcileResult> failExpired(ReconcilePass pass, Map<Claim, List<PurgeItem>> waiting) {
        Optional<Denial> denial = pass.refusals().denial();
        List<Claim> expired = denial.stream()
                .flatMap(since -> waiting.keySet().stream()
                        .filter(claim -> suspensions.isExpired(suspensions.suspensionOf(List.of(claim), since))))
                .limit(PlanAbandonment.MOST_QUEUED_PURGES)
                .toList();
        // these items need no capacity, because they are never submitted
        return Planner.choose(expired, waiting, allowed, FolderWildcardSelector.NONE)
                .map(choice -> fail(pass, choice, waiting, denial.orElseThrow()));
    }

    private ReconcileResult fail(
            ReconcilePass pass, Choice choice, Map<Claim, List<PurgeItem>> waiting, Denial denial) {
        String reason = suspensions.failureReason(suspensions.suspensionOf(choice.claims(), denial));
        return abandonment.failQueued(
                pass, choice, waiting, new Ending(reason, ports.clock().instant(), true, Scope.ALL));
    }
}
