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
import io.edgepurge.domain.reconcile.CancelResult.NotThere;
import io.edgepurge.domain.reconcile.CancelResult.TooLate;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;

/**
 * Withdraws purges that no invalidation has anything to do with yet. A cancel that races a plan has one winner: both are
 * decided under the versions of the distributions. Safe for use by many threads.
 */
public final class CancelService {
    private static final int ATTEMPTS = 5;

    private final PurgeStore ledger;
    private final QueuedPurgeFinder queued;
    private final PurgeObserver observer;
    private final Clock clock;

    /** @param observer told of purges that are cancelled */
    public CancelService(PurgeStore ledger, PlanStore plans, PurgeObserver observer, Clock clock) {
        this.ledger = ledger;
        this.queued = new QueuedPurgeFinder(ledger, plans);
        this.observer = observer;
        this.clock = clock;
    }

    /**
     * Cancels a purge as a whole and refunds it, or changes nothing. Cancelling again is cancelling.
     *
     * @throws io.edgepurge.domain.purge.StoreUnavailable if it is not known whether it was cancelled; ask again
     */
    public CancelResult cancel(AccountId account, PurgeId id) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Optional<PurgeProgress> found = ledger.find(account, id);
            if (found.isEmpty()) {
                return new NotThere();
            }
            Optional<CancelResult> answer = tryCancel(found.get().purge());
            if (answer.isPresent()) {
                return notified(answer.get());
            }
        }
        return new Busy();
    }

    private CancelResult notified(CancelResult answer) {
        if (answer instanceof Cancelled(PurgeProgress progress)) {
            BestEffort.tell(() -> observer.cancelled(progress.purge()));
        }
        return answer;
    }

    /** Nothing if somebody else decided about one of the distributions meanwhile. */
    private Optional<CancelResult> tryCancel(Purge purge) {
        Map<DistributionId, Long> versions = queued.versions(purge);
        // read after the versions: whatever left the queue before them shows here or in a live plan
        PurgeProgress progress = ledger.find(purge.account(), purge.id()).orElseThrow();
        if (progress.status() == PurgeStatus.CANCELLED) {
            return Optional.of(new Cancelled(progress));
        }
        if (!progress.isUntouched()) {
            return Optional.of(
                    new TooLate("Some items are already in a CloudFront invalidation, which cannot be stopped."));
        }
        if (queued.isPlanned(purge)) {
            return Optional.of(new TooLate("An invalidation is being created for some items."));
        }
        return ledger.cancel(purge, versions, clock.instant().truncatedTo(ChronoUnit.MILLIS))
                ? ledger.find(purge.account(), purge.id()).map(Cancelled::new)
                : Optional.empty();
    }
}
