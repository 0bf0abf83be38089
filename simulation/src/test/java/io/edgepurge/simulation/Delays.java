package io.edgepurge.simulation;

import io.edgepurge.domain.account.AccountId;
import io.edgepurge.domain.account.DistributionId;
import io.edgepurge.domain.cloudfront.InProgressLimit;
import io.edgepurge.domain.cloudfront.InvalidationId;
import io.edgepurge.domain.purge.Purge;
import io.edgepurge.domain.purge.PurgeId;
import io.edgepurge.domain.reconcile.Claim;
import io.edgepurge.domain.reconcile.DistributionLoad;
import io.edgepurge.domain.reconcile.InvalidationPlan;
import io.edgepurge.domain.reconcile.InvalidationPlan.Submission;
import io.edgepurge.domain.reconcile.WorkerObserver;
import io.edgepurge.domain.verification.Verification;
import io.edgepurge.testing.Samples;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Measures how long purges wait for their submission, and completed invalidations for the worker. */
final class Delays implements WorkerObserver {
    private final VirtualScheduler scheduler;
    private final LoadedCloudFront cloudFront;
    private final Map<PurgeId, Instant> accepted = new HashMap<>();
    private final Map<PurgeId, Integer> open = new HashMap<>();
    private final Set<InvalidationId> completed = new HashSet<>();
    private final List<Delay> submissions = new ArrayList<>();
    private final List<Delay> completions = new ArrayList<>();
    private final List<Delay> slowCompletions = new ArrayList<>();
    private final Map<PurgeId, Integer> plansBefore = new HashMap<>();
    private int plans;
    private Instant lastCompletion = Instant.MIN;

    Delays(VirtualScheduler scheduler, LoadedCloudFront cloudFront) {
        this.scheduler = scheduler;
        this.cloudFront = cloudFront;
    }

    void accepted(Purge purge) {
        accepted.put(purge.id(), scheduler.now());
        open.put(purge.id(), purge.items().size());
        if (purge.account().equals(Samples.ZETA)) {
            plansBefore.put(purge.id(), plans);
        }
    }

    boolean hasOpenPurges() {
        return !open.isEmpty();
    }

    /** Returns a percentile of the time from acceptance to submission. */
    Duration submitted(int percentile) {
        return percentile(submissions, percentile);
    }

    /** Returns a percentile of the time from CloudFront's completion to ours. */
    Duration completed(int percentile) {
        return percentile(completions, percentile);
    }

    /** Returns a percentile of the time from CloudFront's completion to ours, for the last quarter of the completions. */
    Duration completedLate(int percentile) {
        return percentile(completions.subList(completions.size() * 3 / 4, completions.size()), percentile);
    }

    Instant lastCompletion() {
        return lastCompletion;
    }

    Duration meanSubmitted() {
        return mean(submissions);
    }

    /** Returns the mean time from CloudFront's completion to ours, without the slow invalidation. */
    Duration meanCompleted() {
        return mean(completions);
    }

    /** Returns the time from CloudFront's completion of the slow invalidation to ours. */
    Duration slowCompleted() {
        return mean(slowCompletions);
    }

    private static Duration mean(List<Delay> delays) {
        return delays.stream()
                .map(Delay::duration)
                .reduce(Duration.ZERO, Duration::plus)
                .dividedBy(delays.size());
    }

    /** Returns how many plans were made after a purge of an account was accepted, up to the one that contains it. */
    int plansUntilSubmitted(AccountId account) {
        return submissions.stream()
                .filter(delay -> delay.account().equals(account))
                .mapToInt(Delay::plans)
                .max()
                .orElseThrow();
    }

    private static Duration percentile(List<Delay> delays, int percentile) {
        List<Duration> sorted = delays.stream().map(Delay::duration).sorted().toList();
        return sorted.get(Math.min(sorted.size() - 1, sorted.size() * percentile / 100));
    }

    @Override
    public void planned(InvalidationPlan plan) {
        plans++;
    }

    @Override
    public void submitted(InvalidationPlan plan, Submission submission) {
        for (Claim claim : plan.claims()) {
            Instant since = accepted.get(claim.purge());
            if (since != null) {
                int made = plans - plansBefore.getOrDefault(claim.purge(), plans);
                submissions.add(new Delay(claim.account(), Duration.between(since, scheduler.now()), made));
            }
        }
    }

    @Override
    public void completed(InvalidationPlan plan, Instant at) {
        InvalidationId id = plan.submission().orElseThrow().invalidation();
        if (!completed.add(id)) {
            return;
        }
        lastCompletion = scheduler.now();
        Instant since = cloudFront.completesAt(id);
        for (Claim claim : plan.claims()) {
            (cloudFront.isSlow(id) ? slowCompletions : completions)
                    .add(new Delay(claim.account(), Duration.between(since, scheduler.now()), 0));
            open.computeIfPresent(
                    claim.purge(),
                    (purge, items) ->
                            items > claim.items().size() ? items - claim.items().size() : null);
        }
    }

    @Override
    public void notAllowed(InvalidationPlan plan, String errorCode) {
        throw new Violation("CloudFront denies access: " + errorCode);
    }

    @Override
    public void listNotAllowed(DistributionId distribution, String errorCode) {
        throw new Violation("CloudFront denies listing: " + errorCode);
    }

    @Override
    public void throttled(InvalidationPlan plan) {}

    @Override
    public void tooManyInProgress(InvalidationPlan plan, InProgressLimit limit) {
        throw new Violation("too many " + limit + " in progress");
    }

    @Override
    public void gaveUp(InvalidationPlan plan, List<Claim> failed) {
        throw new Violation("gave up " + plan);
    }

    @Override
    public void referenceReused(InvalidationPlan plan) {
        throw new Violation("reused the reference of " + plan);
    }

    @Override
    public void purgesMissing(DistributionId distribution, List<Claim> dropped) {
        throw new Violation("purges are missing: " + dropped);
    }

    @Override
    public void overdue(DistributionId distribution, int invalidations) {}

    @Override
    public void originCacheFailed(DistributionId distribution, String reason) {}

    @Override
    public void clearingGaveUp(DistributionId distribution, Claim failed, String reason) {}

    @Override
    public void verified(DistributionId distribution, Claim visited, Map<Integer, Verification> results) {}

    @Override
    public void ran(DistributionId distribution, DistributionLoad load) {}

    @Override
    public String toString() {
        return open.size() + " purges are open";
    }

    /**
     * One measured delay.
     *
     * @param plans the plans made meanwhile, for accounts that are counted
     */
    private record Delay(AccountId account, Duration duration, int plans) {}
}
