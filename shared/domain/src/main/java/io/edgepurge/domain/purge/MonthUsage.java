package io.edgepurge.domain.purge;

import io.edgepurge.domain.account.KeyId;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;

/**
 * The units that an account has used in a month: those of accepted purges, minus refunds.
 *
 * @param used units charged to the quota; operators' purges are not charged
 * @param byKey units per key; a missing key has used none
 * @param byDay units per day (UTC) and source; a missing entry is zero
 */
public record MonthUsage(
        YearMonth month, int used, Map<KeyId, Integer> byKey, Map<LocalDate, Map<PurgeSource, Integer>> byDay) {
    public MonthUsage {
        byKey = Map.copyOf(byKey);
        byDay = Map.copyOf(byDay);
    }

    /** Returns a month without usage. */
    public static MonthUsage none(YearMonth month) {
        return new MonthUsage(month, 0, Map.of(), Map.of());
    }

    /** Returns the units purged by operators, which {@link #used} does not include. */
    public int byOperators() {
        return byDay.values().stream()
                .mapToInt(day -> day.getOrDefault(PurgeSource.OPERATOR, 0))
                .sum();
    }

    /** Returns the units that one key has used. */
    public int of(KeyId key) {
        return byKey.getOrDefault(key, 0);
    }
}
