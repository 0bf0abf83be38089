package io.edgepurge.domain.purge;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

/**
 * The units of a whole month, extrapolated from its first days.
 *
 * @param units charged to the monthly quota, or purged by operators
 * @see <a href="https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/PayingForInvalidation.html">Paying for
 *     invalidation</a>
 */
public record ProjectedBill(long units) {
    private static final BigDecimal DOLLARS_PER_PATH = new BigDecimal("0.005");

    /** Returns the projection of the current month, or the units of a past one. */
    public static ProjectedBill of(MonthUsage usage, Instant now) {
        Instant start = usage.month().atDay(1).atStartOfDay().toInstant(ZoneOffset.UTC);
        Instant end = usage.month().plusMonths(1).atDay(1).atStartOfDay().toInstant(ZoneOffset.UTC);
        long month = Duration.between(start, end).toSeconds();
        // At least a day: the first minutes of a month are no basis for a projection.
        long past = Math.clamp(
                Duration.between(start, now).toSeconds(), Duration.ofDays(1).toSeconds(), month);
        return new ProjectedBill(((long) (usage.used() + usage.byOperators()) * month + past / 2) / past);
    }

    /**
     * Returns the maximum price of the requested paths: each unit is a path, and the AWS account's 1,000 free paths are used up.
     * Equal and covered paths reduce it. Other spellings that are purged with an item are not included.
     */
    public BigDecimal dollarsAtMost() {
        return dollarsOf(units);
    }

    /** Returns the price of paths beyond the free ones. */
    public static BigDecimal dollarsOf(long paths) {
        return DOLLARS_PER_PATH.multiply(BigDecimal.valueOf(paths));
    }
}
