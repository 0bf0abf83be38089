package io.edgepurge.domain.purge;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

/**
 * What a month will come to if it goes on as it began.
 *
 * @param units charged to the monthly quota, or purged by operators
 * @see <a href="https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/PayingForInvalidation.html">Paying for
 *     invalidation</a>
 */
public record ProjectedBill(long units) {
    private static final BigDecimal DOLLARS_A_PATH = new BigDecimal("0.005");

    /** Of the month that {@code now} lies in, or of one that is over. */
    public static ProjectedBill of(MonthUsage usage, Instant now) {
        Instant start = usage.month().atDay(1).atStartOfDay().toInstant(ZoneOffset.UTC);
        Instant end = usage.month().plusMonths(1).atDay(1).atStartOfDay().toInstant(ZoneOffset.UTC);
        long month = Duration.between(start, end).toSeconds();
        // at least a day: the first minutes of a month say nothing about it
        long past = Math.clamp(
                Duration.between(start, now).toSeconds(), Duration.ofDays(1).toSeconds(), month);
        return new ProjectedBill(((long) (usage.used() + usage.byOperators()) * month + past / 2) / past);
    }

    /**
     * What CloudFront would charge if each unit were a path of its own and none of the AWS account's 1,000 free paths were
     * left: what is equal or covered costs less.
     */
    public BigDecimal dollarsAtMost() {
        return dollarsOf(units);
    }

    /** The price of so many paths, beyond the free ones. */
    public static BigDecimal dollarsOf(long paths) {
        return DOLLARS_A_PATH.multiply(BigDecimal.valueOf(paths));
    }
}
