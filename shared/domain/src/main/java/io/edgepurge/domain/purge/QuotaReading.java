package io.edgepurge.domain.purge;

import io.edgepurge.domain.account.Caller;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * A monthly quota at one moment, as one key sees it.
 *
 * @param limit units granted to the account for the month
 * @param left units of it not yet taken; never negative
 * @param ofKey the key's own share, if it has one
 */
public record QuotaReading(YearMonth month, int limit, int left, Optional<Share> ofKey) {

    /** Of a key without a share. */
    public QuotaReading(YearMonth month, int limit, int left) {
        this(month, limit, left, Optional.empty());
    }

    /** What a month's usage leaves to a caller. */
    public static QuotaReading of(MonthUsage usage, Caller caller) {
        int limit = caller.account().monthlyQuota();
        Optional<Share> share = caller.grant()
                .monthlyShare()
                .map(units -> new Share(units, Math.max(0, units - usage.of(caller.key()))));
        return new QuotaReading(usage.month(), limit, Math.max(0, limit - usage.used()), share);
    }

    /** Units that the key may still use: of the account's, and of its own share. */
    public int leftToKey() {
        return Math.min(left, ofKey.map(Share::left).orElse(left));
    }

    /** When the next month begins, in UTC, and with it the full quota. */
    public Instant resetsAt() {
        return month.plusMonths(1).atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    /**
     * A part of the quota that is one key's.
     *
     * @param limit units granted to the key for the month
     * @param left units of them not yet taken; never negative
     */
    public record Share(int limit, int left) {}
}
