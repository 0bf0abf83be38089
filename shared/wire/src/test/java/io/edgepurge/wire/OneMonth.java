package io.edgepurge.wire;

import io.edgepurge.domain.account.AccountId;
import io.edgepurge.domain.account.DistributionId;
import io.edgepurge.domain.purge.IdempotencyKey;
import io.edgepurge.domain.purge.MonthUsage;
import io.edgepurge.domain.purge.Purge;
import io.edgepurge.domain.purge.PurgeId;
import io.edgepurge.domain.purge.PurgeProgress;
import io.edgepurge.domain.purge.PurgeStore;
import io.edgepurge.domain.purge.StoreUnavailable;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Map;
import java.util.Optional;

/** A ledger that knows how much has been used, and nothing else. */
final class OneMonth implements PurgeStore {
    private final int used;
    private final boolean reachable;

    private OneMonth(int used, boolean reachable) {
        this.used = used;
        this.reachable = reachable;
    }

    static OneMonth used(int units) {
        return new OneMonth(units, true);
    }

    static OneMonth unreachable() {
        return new OneMonth(0, false);
    }

    @Override
    public MonthUsage usage(AccountId account, YearMonth month) {
        if (!reachable) {
            throw new StoreUnavailable("no answer");
        }
        return new MonthUsage(month, used, Map.of(), Map.of());
    }

    @Override
    public AcceptResult accept(Acceptance acceptance) {
        throw new AssertionError("nothing is accepted here");
    }

    @Override
    public Optional<PurgeProgress> find(AccountId account, PurgeId id) {
        throw new AssertionError("nothing is looked for here");
    }

    @Override
    public boolean cancel(Purge purge, Map<DistributionId, Long> versions, Instant at) {
        throw new AssertionError("nothing is cancelled here");
    }

    @Override
    public Optional<Remembered> remembered(AccountId account, IdempotencyKey key) {
        throw new AssertionError("nothing is repeated here");
    }

    @Override
    public Optional<PurgeId> lastLike(AccountId account, String fingerprint) {
        throw new AssertionError("nothing is repeated here");
    }
}
