package io.edgepurge.testing;

import io.edgepurge.domain.account.DistributionId;
import io.edgepurge.domain.cloudfront.InProgressLimit;
import io.edgepurge.domain.reconcile.Claim;
import io.edgepurge.domain.reconcile.DistributionLoad;
import io.edgepurge.domain.reconcile.InvalidationPlan;
import io.edgepurge.domain.reconcile.InvalidationPlan.Submission;
import io.edgepurge.domain.reconcile.WorkerObserver;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Writes down what it is told, a line each, and apart from it what each run left. Safe for use by many threads. */
public final class RecordingWorkerObserver implements WorkerObserver {
    private final List<String> notified = new ArrayList<>();
    private final List<DistributionLoad> loads = new ArrayList<>();

    @Override
    public void planned(InvalidationPlan plan) {
        tell("planned " + pathsOf(plan) + " paths");
    }

    @Override
    public void submitted(InvalidationPlan plan, Submission submission) {
        tell("submitted " + pathsOf(plan) + " paths");
    }

    @Override
    public void completed(InvalidationPlan plan, Instant at) {
        tell("completed " + pathsOf(plan) + " paths");
    }

    @Override
    public void notAllowed(InvalidationPlan plan, String errorCode) {
        tell("not allowed " + errorCode);
    }

    @Override
    public void throttled(InvalidationPlan plan) {
        tell("throttled");
    }

    @Override
    public void tooManyInProgress(InvalidationPlan plan, InProgressLimit pool) {
        tell("too many " + pool);
    }

    @Override
    public void gaveUp(InvalidationPlan plan, List<Claim> failed) {
        tell("gave up "
                + failed.stream().mapToInt(claim -> claim.items().size()).sum() + " items");
    }

    @Override
    public void referenceReused(InvalidationPlan plan) {
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

    @Override
    public void clearingGaveUp(DistributionId distribution, Claim failed, String reason) {
        tell("gave up clearing " + failed.items().size() + " of " + failed.purge());
    }

    @Override
    public synchronized void ran(DistributionId distribution, DistributionLoad load) {
        loads.add(load);
    }

    /** Everything told so far, in order, but what runs left. */
    public synchronized List<String> notified() {
        return List.copyOf(notified);
    }

    /** What each run left, in order. */
    public synchronized List<DistributionLoad> loads() {
        return List.copyOf(loads);
    }

    private static int pathsOf(InvalidationPlan plan) {
        return plan.paths().files() + plan.paths().wildcards();
    }

    private synchronized void tell(String line) {
        notified.add(line);
    }
}
