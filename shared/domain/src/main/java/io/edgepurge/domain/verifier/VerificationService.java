package io.edgepurge.domain.verifier;

import io.edgepurge.domain.account.AccountId;
import io.edgepurge.domain.account.DistributionId;
import io.edgepurge.domain.purge.Doorbells;
import io.edgepurge.domain.purge.Purge;
import io.edgepurge.domain.purge.PurgeId;
import io.edgepurge.domain.purge.PurgeItem;
import io.edgepurge.domain.purge.PurgeProgress;
import io.edgepurge.domain.purge.PurgeStatus;
import io.edgepurge.domain.purge.PurgeStore;
import io.edgepurge.domain.purge.VerifiedItems;
import io.edgepurge.domain.reconcile.Claim;
import io.edgepurge.domain.verification.Verification;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Requests visits to the URLs of a completed purge. A worker makes them. Safe for use by many threads. */
public final class VerificationService {
    /** Minimum time between the last visit and a request for the next one. */
    private static final Duration INTERVAL = Duration.ofSeconds(10);

    private final PurgeStore purges;
    private final VerificationStore store;
    private final Doorbells doorbells;
    private final Clock clock;

    public VerificationService(PurgeStore purges, VerificationStore store, Doorbells doorbells, Clock clock) {
        this.purges = purges;
        this.store = store;
        this.doorbells = doorbells;
        this.clock = clock;
    }

    /**
     * Requests visits. A request while the visits of an earlier one are pending changes nothing.
     *
     * @param permitted returns false for a purge that must look unknown to the caller
     * @throws io.edgepurge.domain.purge.StoreUnavailable if it is unknown whether the visits were recorded; the caller retries
     */
    public VerificationResult request(AccountId account, PurgeId id, Predicate<Purge> permitted) {
        Optional<PurgeProgress> found = purges.find(account, id).filter(progress -> permitted.test(progress.purge()));
        return found.isPresent() ? request(found.get()) : new VerificationResult.NotFound();
    }

    private VerificationResult request(PurgeProgress progress) {
        if (!progress.status().isTerminal()) {
            return new VerificationResult.NotPossible(
                    "The purge is not completed yet, so a visit would prove nothing. Wait until it ends.");
        }
        List<PurgeItem> items = VerifiedItems.eligible(progress.purge()).stream()
                .filter(item -> progress.stateOf(item).status() == PurgeStatus.COMPLETED)
                .toList();
        if (items.isEmpty()) {
            return new VerificationResult.NotPossible(
                    "The purge has no completed image or URL without a wildcard. A wildcard or a tag names no single URL to visit.");
        }
        Instant now = clock.instant();
        if (isTooSoon(progress, now)) {
            return new VerificationResult.TooSoon();
        }
        schedule(progress.purge(), items, now);
        return new VerificationResult.Scheduled(progress);
    }

    private static boolean isTooSoon(PurgeProgress progress, Instant now) {
        return progress.verifications().values().stream()
                .map(Verification::checkedAt)
                .anyMatch(at -> at.plus(INTERVAL).isAfter(now));
    }

    private void schedule(Purge purge, List<PurgeItem> items, Instant now) {
        Map<DistributionId, TreeSet<Integer>> byDistribution = items.stream()
                .collect(Collectors.groupingBy(
                        PurgeItem::distribution,
                        Collectors.mapping(PurgeItem::index, Collectors.toCollection(TreeSet::new))));
        byDistribution.forEach((distribution, indexes) -> {
            boolean _ =
                    store.request(distribution, new Claim(purge.account(), purge.id(), indexes).withVerify(true), now);
        });
        doorbells.notify(byDistribution.keySet());
    }
}
