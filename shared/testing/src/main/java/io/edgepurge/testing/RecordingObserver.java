package io.edgepurge.testing;

import io.edgepurge.domain.account.DistributionId;
import io.edgepurge.domain.path.CollapsedPaths;
import io.edgepurge.domain.reconcile.InvalidationId;
import io.edgepurge.domain.reconcile.PlanId;
import io.edgepurge.domain.reconcile.WorkerObserver;
import java.util.ArrayList;
import java.util.List;

/** Writes down what it is told, a line each. Safe for use by many threads. */
public final class RecordingObserver implements WorkerObserver {
    private final List<String> told = new ArrayList<>();

    @Override
    public void submitted(DistributionId distribution, PlanId plan, InvalidationId invalidation, CollapsedPaths paths) {
        tell("submitted " + paths.size() + " paths");
    }

    @Override
    public void notAllowed(DistributionId distribution, PlanId plan, String errorCode) {
        tell("not allowed " + errorCode);
    }

    @Override
    public void gaveUp(DistributionId distribution, PlanId plan, String reason) {
        tell("gave up " + reason);
    }

    @Override
    public void referenceReused(DistributionId distribution, PlanId plan) {
        tell("reference reused");
    }

    @Override
    public void overdue(DistributionId distribution, int invalidations) {
        tell("overdue " + invalidations);
    }

    @Override
    public void originCacheFailed(DistributionId distribution, String reason) {
        tell(reason);
    }

    /** Everything told so far, in order. */
    public synchronized List<String> told() {
        return List.copyOf(told);
    }

    private synchronized void tell(String line) {
        told.add(line);
    }
}
