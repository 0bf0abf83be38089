package io.edgepurge.domain.reconcile;

import io.edgepurge.domain.account.AccountId;
import io.edgepurge.domain.account.DistributionId;
import io.edgepurge.domain.purge.BestEffort;
import io.edgepurge.domain.purge.Purge;
import io.edgepurge.domain.purge.PurgeId;
import io.edgepurge.domain.purge.PurgeObserver;
import io.edgepurge.domain.purge.PurgeProgress;
import io.edgepurge.domain.purge.PurgeStatus;
import io.edgepurge.domain.purge.PurgeStore;
import io.edgepurge.domain.reconcile.CancelResult.Busy;
import io.edgepurge.domain.reconcile.CancelResult.Cancelled;
import io.edgepurge.domain.reconcile.CancelResult.NotFound;
import io.edgepurge.domain.reconcile.CancelResult.TooLate;
import io.edgepurge.domain.reconcile.PlanStore.DistributionState;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Cancels purges that are not planned yet. Optimistic locking on the versions of the distributions decides a race between a
 * cancellation and a plan. Safe for use by many threads.
 */
public final class CancelService {
    private static final int MAX_ATTEMPTS = 5;

    private final PurgeStore purges;
    private final QueuedPurgeFinder queued;
    private final PurgeObserver observer;
    private final Clock clock;

    /** @param observer notified of canceled purges */
    public CancelService(PurgeStore purges, PlanStore plans, PurgeObserver observer, Clock clock) {
        this.purges = purges;
        this.queued = new QueuedPurgeFinder(purges, plans);
        this.observer = observer;
        this.clock = clock;
    }

    /**
     * Cancels and refunds a whole purge, or changes nothing. Idempotent.
     *
     * @throws io.edgepurge.domain.purge.StoreUnavailable if it is unknown whether the purge was canceled; the caller retries
     */
    public CancelResult cancel(AccountId account, PurgeId id) {
        return cancel(account, id, _ -> true);
    }

    /**
     * Cancels a purge like {@link #cancel(AccountId, PurgeId)}.
     *
     * @param permitted returns false for a purge that must look unknown to the caller
     */
    public CancelResult cancel(AccountId account, PurgeId id, Predicate<Purge> permitted) {
        for (int attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
            Optional<PurgeProgress> found =
                    purges.find(account, id).filter(progress -> permitted.test(progress.purge()));
            if (found.isEmpty()) {
                return new NotFound();
            }
            if (tryCancel(found.get().purge()) instanceof Attempt.Settled(CancelResult result)) {
                return result;
            }
        }
        return new Busy();
    }

    private Attempt tryCancel(Purge purge) {
        Map<DistributionId, DistributionState> states = queued.states(purge);
        // After the versions, the plans before the states: a plan is removed after the states of its items are recorded
        boolean planned = queued.isPlanned(purge, states);
        PurgeProgress progress = load(purge);
        if (progress.status() == PurgeStatus.CANCELLED) {
            return new Attempt.Settled(cancelled(progress));
        }
        if (!progress.isUntouched()) {
            return new Attempt.Settled(
                    new TooLate("Some items are already in a CloudFront invalidation, which cannot be stopped."));
        }
        if (planned) {
            return new Attempt.Settled(new TooLate("An invalidation is being created for some items."));
        }
        if (!purges.cancel(
                purge, QueuedPurgeFinder.versions(states), clock.instant().truncatedTo(ChronoUnit.MILLIS))) {
            return new Attempt.Retry();
        }
        return new Attempt.Settled(cancelled(load(purge)));
    }

    private PurgeProgress load(Purge purge) {
        return purges.find(purge.account(), purge.id()).orElseThrow();
    }

    private Cancelled cancelled(PurgeProgress progress) {
        BestEffort.run(() -> observer.cancelled(progress.purge()));
        return new Cancelled(progress);
    }

    /** The outcome of one attempt to cancel a purge. */
    private sealed interface Attempt {
        record Settled(CancelResult result) implements Attempt {}

        /** A version conflict: the state of a distribution changed between the read and the write. */
        record Retry() implements Attempt {}
    }
}
