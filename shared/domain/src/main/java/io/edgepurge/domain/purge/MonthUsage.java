package io.edgepurge.domain.purge;

import io.edgepurge.domain.account.KeyId;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;

/**
 * The units of a month that an account has used: those of purges accepted in it, less those refunded.
 *
 * @param used all of them, but for those purged by operators, which are not charged
 * @param byKey those that each key has used; a key that is not there has used none
 * @param byDay those of each day (UTC) and door; what is not there is none
 */
public record MonthUsage(
        YearMonth month, int used, Map<KeyId, Integer> byKey, Map<LocalDate, Map<PurgeSource, Integer>> byDay) {
    public MonthUsage {
        byKey = Map.copyOf(byKey);
        byDay = Map.copyOf(byDay);
    }

    /** A month that nobody has touched. */
    public static MonthUsage none(YearMonth month) {
        return new MonthUsage(month, 0, Map.of(), Map.of());
    }

    /** Units purged by operators, beside {@link #used}. */
    public int byOperators() {
        return byDay.values().stream()
                .mapToInt(day -> day.getOrDefault(PurgeSource.OPERATOR, 0))
                .sum();
    }

    /** Units that one key has used. */
    public int of(KeyId key) {
        return byKey.getOrDefault(key, 0);
    }
}
