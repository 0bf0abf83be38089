package io.edgepurge.request;

import io.edgepurge.domain.account.Caller;
import io.edgepurge.domain.purge.MonthUsage;
import io.edgepurge.domain.purge.PurgeStore;
import io.edgepurge.domain.purge.QuotaReading;
import io.edgepurge.domain.purge.StoreUnavailable;
import io.edgepurge.response.QuotaSnapshot;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Optional;

/** Reads the monthly quotas of callers. Safe for use by many threads. */
public record QuotaReader(PurgeStore purges) {
    /**
     * Returns what the caller's account has used in the current month.
     *
     * @throws StoreUnavailable if it cannot be read
     */
    public MonthUsage usage(Caller caller, Instant now) {
        return purges.usage(caller.account().id(), YearMonth.from(now.atOffset(ZoneOffset.UTC)));
    }

    /** Returns the current quota of the caller; empty if it cannot be read. */
    Optional<QuotaSnapshot> snapshotIfReadable(Caller caller, Instant now) {
        try {
            return Optional.of(new QuotaSnapshot(QuotaReading.of(usage(caller, now), caller), now));
        } catch (StoreUnavailable e) {
            // The response is correct without this number.
            return Optional.empty();
        }
    }
}
