package io.edgepurge.domain.reconcile;

import io.edgepurge.domain.account.DistributionId;
import io.edgepurge.domain.reconcile.PlanStore.DistributionState;
import io.edgepurge.domain.reconcile.ReconcilePass.VersionConflict;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The refusals of CloudFront that are recorded for a distribution, as read in one pass and changed by it. */
final class KnownRefusals {
    private static final int MAX_ATTEMPTS = 5;

    private final ReconcilePorts ports;
    private final DistributionId distribution;
    private Optional<Denial> denial;
    private Rejections rejections;

    KnownRefusals(ReconcilePorts ports, DistributionId distribution, DistributionState state) {
        this.ports = ports;
        this.distribution = distribution;
        this.denial = state.denial();
        this.rejections = state.rejections();
    }

    /** Returns CloudFront's denial of access to the distribution, if one is recorded. */
    Optional<Denial> denial() {
        return denial;
    }

    /** Records that CloudFront denies access, and returns the denial: the recorded one, if there is one. */
    Denial recordDenial(String errorCode) {
        // another worker may have ended the denial that this pass has read
        Denial recorded = ports.plans()
                .recordDenial(distribution, new Denial(errorCode, ports.clock().instant()));
        denial = Optional.of(recorded);
        return recorded;
    }

    /** Ends the denial, if one is recorded, because CloudFront has responded to a call. */
    void endDenial() {
        if (denial.isPresent()) {
            ports.plans().clearDenial(distribution);
            denial = Optional.empty();
        }
    }

    /** Returns CloudFront's rejections on the distribution. */
    Rejections rejections() {
        return rejections;
    }

    /**
     * Changes the rejections. A change by another worker at the same time is kept.
     *
     * @throws VersionConflict if other workers change them all the time
     */
    void changeRejections(UnaryOperator<Rejections> change) {
        for (int attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
            Rejections next = change.apply(rejections);
            if (next.equals(rejections) || ports.plans().recordRejections(distribution, rejections, next)) {
                rejections = next;
                return;
            }
            rejections = ports.plans()
                    .state(distribution)
                    .map(DistributionState::rejections)
                    .orElse(Rejections.NONE);
        }
        throw new VersionConflict();
    }
}
