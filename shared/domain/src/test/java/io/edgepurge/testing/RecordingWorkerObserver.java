package io.edgepurge.testing;

import io.edgepurge.domain.account.DistributionId;
import io.edgepurge.domain.cloudfront.InProgressLimit;
import io.edgepurge.domain.reconcile.Claim;
import io.edgepurge.domain.reconcile.DistributionLoad;
import io.edgepurge.domain.reconcile.InvalidationPlan;
import io.edgepurge.domain.reconcile.InvalidationPlan.Submission;
import io.edgepurge.domain.reconcile.WorkerObserver;
import io.edgepurge.domain.verification.Verification;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A {@code WorkerObserver} that records a line for each event, and the load after each run. Safe for use by many threads. */
public final class RecordingWorkerObserver implements WorkerObserver {
    private final List<String> notified = new ArrayList<>();
    private final List<DistributionLoad> loads = new ArrayList<>();

    @Override
    public void planned(InvalidationPlan plan) {
        record("planned " + pathsOf(plan) + " paths");
    }

    @Override
    public void submitted(InvalidationPlan plan, Submission submission) {
        record("submitted " + pathsOf(plan) + " paths");
    }

    @Override
    public void completed(InvalidationPlan plan, Instant at) {
        record("completed " + pathsOf(plan) + " paths");
    }

    @Override
    public void notAllowed(InvalidationPlan plan, String errorCode) {
        record("not allowed " + errorCode);
    }

    @Override
    public void listNotAllowed(DistributionId distribution, String errorCode) {
        record("list not allowed " + errorCode);
    }

    @Override
    public void throttled(InvalidationPlan plan) {
        record("throttled");
    }

    @Override
    public void tooManyInProgress(InvalidationPlan plan, InProgressLimit limit) {
        record("too many " + limit);
    }

    @Override
    public void gaveUp(InvalidationPlan plan, List<Claim> failed) {
        record("gave up "
                + failed.stream().mapToInt(claim -> claim.items().size()).sum() + " items");
    }

    @Override
    public void referenceReused(InvalidationPlan plan) {
        record("reference reused");
    }

    @Override
    public void purgesMissing(DistributionId distribution, List<Claim> dropped) {
        record("missing "
                + dropped.stream().mapToInt(claim -> claim.items().size()).sum() + " items");
    }

    @Override
    public void overdue(DistributionId distribution, int invalidations) {
        record("overdue " + invalidations);
    }

    @Override
    public void originCacheFailed(DistributionId distribution, String reason) {
        record(reason);
    }

    @Override
    public void clearingGaveUp(DistributionId distribution, Claim failed, String reason) {
        record("gave up clearing " + failed.items().size() + " of " + failed.purge());
    }

    @Override
    public void verified(DistributionId distribution, Claim visited, Map<Integer, Verification> results) {
        results.forEach((item, result) ->
                record("verified " + item + " " + result.verdict().word()));
    }

    @Override
    public synchronized void ran(DistributionId distribution, DistributionLoad load) {
        loads.add(load);
    }

    /** Returns all events except loads, in order. */
    public synchronized List<String> notified() {
        return List.copyOf(notified);
    }

    /** Returns the load after each run, in order. */
    public synchronized List<DistributionLoad> loads() {
        return List.copyOf(loads);
    }

    private static int pathsOf(InvalidationPlan plan) {
        return plan.paths().files() + plan.paths().wildcards();
    }

    private synchronized void record(String line) {
        notified.add(line);
    }
}
