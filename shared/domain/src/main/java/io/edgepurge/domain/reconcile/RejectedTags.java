package io.edgepurge.domain.reconcile;

import io.edgepurge.domain.path.InvalidationPath;
import io.edgepurge.domain.purge.PurgeItem;
import io.edgepurge.domain.reconcile.InvalidationPlan.Ending;
import io.edgepurge.domain.reconcile.InvalidationPlan.Scope;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Ends waiting tags of a distribution whose configuration makes CloudFront reject them. They fail and are refunded without a call.
 * After {@link TagRejection#RETRY_INTERVAL}, one tag is tried again.
 */
final class RejectedTags {
    private final ReconcilePorts ports;
    private final PlanAbandonment abandonment;
    private final Capacity allowed;

    RejectedTags(ReconcilePorts ports, Capacity allowed) {
        this.ports = ports;
        this.abandonment = new PlanAbandonment(ports);
        this.allowed = allowed;
    }

    /**
     * Fails queued tags of up to {@link PlanAbandonment#MOST_QUEUED_PURGES} purges.
     *
     * @return empty if there are none, or if a tag is to be tried again
     */
    Optional<ReconcileResult> failQueued(ReconcilePass pass, Map<Claim, List<PurgeItem>> waiting) {
        return recent(pass).flatMap(rejection -> {
            Map<Claim, List<PurgeItem>> tags = pass.suspects().rejectedTags(waiting);
            List<Claim> some = tags.keySet().stream()
                    .limit(PlanAbandonment.MOST_QUEUED_PURGES)
                    .toList();
            return Planner.choose(some, tags, allowed, FolderWildcardSelector.NONE)
                    .map(choice -> abandonment.failQueued(pass, choice, tags, ending(rejection, true)));
        });
    }

    /**
     * Abandons a plan that contains nothing but such tags.
     *
     * @return empty if CloudFront may be called for the plan
     */
    Optional<ReconcileResult> failPlan(ReconcilePass pass, LoadedPlan loaded) {
        InvalidationPlan plan = loaded.plan();
        return recent(pass)
                .filter(rejection -> loaded.paths().size() > 0
                        && loaded.paths().all().stream().allMatch(InvalidationPath::isTag)
                        && plan.claims().stream().allMatch(claim -> rejection.concerns(claim.account())))
                .map(rejection -> abandonment.begin(
                        pass, loaded, ending(rejection, plan.calls().neverCreated())));
    }

    /**
     * Returns the oldest of these tags, alone, if it is time to try one again. Accounts whose tags have not been rejected come
     * first, because one account's tags may all be bad.
     */
    Optional<Map<Claim, List<PurgeItem>>> toTryAgain(ReconcilePass pass, Map<Claim, List<PurgeItem>> waiting) {
        return recent(pass).isPresent()
                ? Optional.empty()
                : pass.suspects().rejectedTags(waiting).entrySet().stream()
                        .min(Comparator.comparing(
                                (Map.Entry<Claim, List<PurgeItem>> entry) -> wasRejected(pass, entry.getKey())))
                        .map(first ->
                                Map.of(first.getKey(), List.of(first.getValue().getFirst())));
    }

    private static boolean wasRejected(ReconcilePass pass, Claim claim) {
        return pass.refusals()
                .rejections()
                .tags()
                .filter(tags -> tags.accounts().contains(claim.account()))
                .isPresent();
    }

    private Optional<TagRejection> recent(ReconcilePass pass) {
        return pass.refusals()
                .rejections()
                .tags()
                .filter(tags -> tags.isRecent(ports.clock().instant()));
    }

    private Ending ending(TagRejection rejection, boolean refund) {
        return new Ending(rejection.reason(), ports.clock().instant(), refund, Scope.ALL);
    }
}
