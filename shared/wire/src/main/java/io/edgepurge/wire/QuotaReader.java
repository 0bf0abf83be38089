package io.edgepurge.wire;

import io.edgepurge.domain.account.Caller;
import io.edgepurge.domain.purge.MonthUsage;
import io.edgepurge.domain.purge.PurgeStore;
import io.edgepurge.domain.purge.QuotaReading;
import io.edgepurge.domain.purge.StoreUnavailable;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * How callers' monthly quotas stand, and whom to ask for more. Safe for use by many threads.
 */
public record QuotaReader(PurgeStore ledger, Clock clock, SupportContact support) {
    /**
     * A caller's month, as it is answered.
     *
     * @param byDay whether to show each day
     * @throws StoreUnavailable if it cannot be read
     */
    public QuotaView view(Caller caller, boolean byDay) {
        return new QuotaView(caller, usage(caller), now(), byDay, support);
    }

    private MonthUsage usage(Caller caller) {
        return ledger.usage(
                caller.account().id(), YearMonth.from(clock.instant().atOffset(ZoneOffset.UTC)));
    }

    /** The moment of the answer. */
    public Instant now() {
        return clock.instant();
    }

    /** What there is left, unless it cannot be read just now: then an answer goes without it. */
    Optional<QuotaSnapshot> of(Caller caller) {
        try {
            return Optional.of(new QuotaSnapshot(QuotaReading.of(usage(caller), caller), now()));
        } catch (StoreUnavailable e) {
            return Optional.empty();
        }
    }
}
