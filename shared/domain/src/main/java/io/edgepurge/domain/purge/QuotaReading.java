package io.edgepurge.domain.purge;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;

/**
 * An account's monthly quota at one moment.
 *
 * @param limit units granted for the month
 * @param left units not yet taken; never negative
 */
public record QuotaReading(YearMonth month, int limit, int left) {

    /** When the next month begins, in UTC, and with it the full quota. */
    public Instant resetsAt() {
        return month.plusMonths(1).atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
