package io.edgepurge.domain.purge;

import io.edgepurge.domain.account.Caller;
import io.edgepurge.domain.purge.PurgeStore.AcceptResult.QuotaTooLow;
import io.edgepurge.domain.purge.PurgeStore.Acceptance;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * The monthly quota at one moment, from the view of one key.
 *
 * @param limit units granted to the account for the month
 * @param left remaining units; never negative
 * @param ofKey the key's share, if it has one
 */
public record QuotaReading(YearMonth month, int limit, int left, Optional<Share> ofKey) {

    /** Creates a reading for a key without a share. */
    public QuotaReading(YearMonth month, int limit, int left) {
        this(month, limit, left, Optional.empty());
    }

    /** Returns the remaining quota of a caller. */
    public static QuotaReading of(MonthUsage usage, Caller caller) {
        int limit = caller.account().monthlyQuota();
        Optional<Share> share = caller.grant()
                .monthlyShare()
                .map(units -> new Share(units, Math.max(0, units - usage.of(caller.key()))));
        return new QuotaReading(usage.month(), limit, Math.max(0, limit - usage.used()), share);
    }

    /** Returns the quota that was too low for a purge. */
    static QuotaReading of(Acceptance acceptance, QuotaTooLow low) {
        Optional<Share> ofKey = acceptance
                .limits()
                .ofKey()
                .map(units -> new Share(units, low.leftOfKey().orElse(units)));
        return new QuotaReading(acceptance.purge().month(), acceptance.monthlyQuota(), low.left(), ofKey);
    }

    /** Returns the units that the key may still use: the smaller remainder of the account's quota and the key's share. */
    public int leftToKey() {
        return Math.min(left, ofKey.map(Share::left).orElse(left));
    }

    /** Returns the start of the next month (UTC), when the full quota is available again. */
    public Instant resetsAt() {
        return month.plusMonths(1).atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    /**
     * The share of the quota that one key may use.
     *
     * @param limit units granted to the key for the month
     * @param left units of them not yet taken; never negative
     */
    public record Share(int limit, int left) {}
}
