package io.edgepurge.status;

import io.edgepurge.domain.account.AccountId;
import io.edgepurge.domain.account.DistributionId;
import io.edgepurge.domain.account.KeyId;
import io.edgepurge.domain.path.InvalidationPath;
import io.edgepurge.domain.purge.IdempotencyKey;
import io.edgepurge.domain.purge.ItemState;
import io.edgepurge.domain.purge.MonthUsage;
import io.edgepurge.domain.purge.Provenance;
import io.edgepurge.domain.purge.Purge;
import io.edgepurge.domain.purge.PurgeId;
import io.edgepurge.domain.purge.PurgeItem;
import io.edgepurge.domain.purge.PurgeOptions;
import io.edgepurge.domain.purge.PurgeProgress;
import io.edgepurge.domain.purge.PurgeSource;
import io.edgepurge.domain.purge.PurgeStore;
import io.edgepurge.domain.purge.StoreUnavailable;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A store with one purge of the account "demo" that counts its reads. */
final class OnePurge implements PurgeStore {
    private static final Instant NOON = Instant.parse("2026-01-30T12:00:00Z");
    private static final DistributionId DISTRIBUTION = new DistributionId("E1A2B3");
    static final PurgeId ID = new PurgeId("019c0f00-0000-7000-8000-000000000001");
    private static final Purge PURGE = new Purge(
            ID,
            new AccountId("demo"),
            NOON,
            PurgeOptions.NONE,
            new Provenance(PurgeSource.API, new KeyId("key-1")),
            List.of(new PurgeItem(
                    0,
                    "https://img.example/demo/a.jpg",
                    "https://img.example/demo/",
                    DISTRIBUTION,
                    new InvalidationPath("/demo/a.jpg"))));

    private final ItemState state;
    boolean reachable = true;
    int calls;

    private OnePurge(ItemState state) {
        this.state = state;
    }

    static OnePurge submitted() {
        return new OnePurge(ItemState.submitted("I2J3K4", NOON.plusSeconds(1)));
    }

    static OnePurge completed() {
        return new OnePurge(ItemState.submitted("I2J3K4", NOON.plusSeconds(20)).completed(NOON.plusSeconds(20)));
    }

    @Override
    public AcceptResult accept(Acceptance acceptance) {
        throw new AssertionError("unexpected accept");
    }

    @Override
    public Optional<PurgeProgress> find(AccountId account, PurgeId id) {
        count();
        return Optional.of(new PurgeProgress(PURGE, Map.of(0, state)))
                .filter(progress ->
                        PURGE.account().equals(account) && PURGE.id().equals(id));
    }

    @Override
    public boolean cancel(Purge purge, Map<DistributionId, Long> versions, Instant at) {
        throw new AssertionError("unexpected cancel");
    }

    @Override
    public MonthUsage usage(AccountId account, YearMonth month) {
        count();
        return new MonthUsage(month, 1, Map.of(), Map.of());
    }

    @Override
    public Optional<Remembered> remembered(AccountId account, IdempotencyKey key) {
        throw new AssertionError("unexpected search for repetitions");
    }

    @Override
    public Optional<PurgeId> lastLike(AccountId account, String fingerprint) {
        throw new AssertionError("unexpected search for repetitions");
    }

    private void count() {
        calls++;
        if (!reachable) {
            throw new StoreUnavailable("no answer", new IllegalStateException());
        }
    }
}
