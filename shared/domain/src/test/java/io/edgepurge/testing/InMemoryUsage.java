package io.edgepurge.testing;

import io.edgepurge.domain.account.AccountId;
import io.edgepurge.domain.account.KeyId;
import io.edgepurge.domain.purge.MonthUsage;
import io.edgepurge.domain.purge.Purge;
import io.edgepurge.domain.purge.PurgeSource;
import io.edgepurge.domain.purge.PurgeStore.AcceptResult;
import io.edgepurge.domain.purge.PurgeStore.Acceptance;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The units used by each account in each month. */
final class InMemoryUsage {
    private final Map<Month, MonthUsage> months = new HashMap<>();

    MonthUsage of(AccountId account, YearMonth month) {
        return months.getOrDefault(new Month(account, month), MonthUsage.none(month));
    }

    /** Charges the units of a purge, or returns the remaining quota. */
    Optional<AcceptResult> charge(Acceptance acceptance) {
        Purge purge = acceptance.purge();
        MonthUsage before = of(purge.account(), purge.month());
        int left = acceptance.monthlyQuota() - before.used();
        Optional<Integer> leftOfKey =
                acceptance.limits().ofKey().map(units -> Math.max(0, units - before.of(purge.key())));
        boolean tooMuch = purge.units() > left
                || leftOfKey.filter(units -> purge.units() > units).isPresent();
        if (tooMuch && purge.isCharged()) {
            return Optional.of(new AcceptResult.QuotaTooLow(Math.max(0, left), leftOfKey));
        }
        add(purge, purge.units());
        return Optional.empty();
    }

    void refund(Purge purge, int units) {
        add(purge, -units);
    }

    private void add(Purge purge, int units) {
        MonthUsage before = of(purge.account(), purge.month());
        int charged = purge.isCharged() ? units : 0;
        Map<KeyId, Integer> byKey = new HashMap<>(before.byKey());
        if (purge.isCharged()) {
            byKey.merge(purge.key(), units, Integer::sum);
        }
        Map<LocalDate, Map<PurgeSource, Integer>> byDay = new HashMap<>(before.byDay());
        Map<PurgeSource, Integer> day = new HashMap<>(byDay.getOrDefault(purge.day(), Map.of()));
        day.merge(purge.source(), units, Integer::sum);
        byDay.put(purge.day(), Map.copyOf(day));
        months.put(
                new Month(purge.account(), purge.month()),
                new MonthUsage(purge.month(), before.used() + charged, byKey, byDay));
    }

    private record Month(AccountId account, YearMonth month) {}
}
