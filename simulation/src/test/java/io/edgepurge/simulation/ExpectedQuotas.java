package io.edgepurge.simulation;

import static io.edgepurge.simulation.Violation.unless;

import io.edgepurge.domain.account.AccountId;
import io.edgepurge.domain.account.KeyId;
import io.edgepurge.domain.purge.Purge;
import io.edgepurge.domain.purge.PurgeStore;
import io.edgepurge.domain.purge.PurgeStore.AcceptResult;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The expected remaining quota of every account, and the expected usage of every key. */
final class ExpectedQuotas {
    private final World world;
    private final PurgeStore store;
    private final Map<Month, Integer> left = new LinkedHashMap<>();
    private final Map<KeyMonth, Integer> used = new LinkedHashMap<>();

    ExpectedQuotas(World world, PurgeStore store) {
        this.world = world;
        this.store = store;
    }

    /** Checks that the quota and the share of the key suffice for a new purge. */
    void charged(Purge purge) {
        int before = leftFor(purge);
        unless(
                before >= purge.units(),
                "%s has %d units left, but %d were granted",
                Month.of(purge),
                before,
                purge.units());
        leftOfKeyFor(purge)
                .ifPresent(share -> unless(
                        share >= purge.units(),
                        "%s has %d units of its share left, but %d were granted",
                        KeyMonth.of(purge),
                        share,
                        purge.units()));
        left.put(Month.of(purge), before - purge.units());
        used.merge(KeyMonth.of(purge), purge.units(), Integer::sum);
        if (left.keySet().stream().map(Month::month).distinct().count() > 1) {
            world.scheduler().reach(CoverageGoal.MONTH_ENDED);
        }
    }

    /** Checks that the quota or the share of the key is too low. */
    void refused(Purge purge, AcceptResult.QuotaTooLow answer) {
        int account = leftFor(purge);
        Optional<Integer> ofKey = leftOfKeyFor(purge);
        boolean shareTooLow = ofKey.filter(units -> units < purge.units()).isPresent();
        unless(
                answer.left() == account
                        && answer.leftOfKey().equals(ofKey)
                        && (account < purge.units() || shareTooLow),
                "%s has %d units left and %s of its share, but the store reports %s for %d units",
                KeyMonth.of(purge),
                account,
                ofKey,
                answer,
                purge.units());
        world.scheduler().reach(account < purge.units() ? CoverageGoal.QUOTA_EXHAUSTED : CoverageGoal.SHARE_EXHAUSTED);
    }

    /** Records the refund of one item. */
    void refunded(Purge purge) {
        left.merge(Month.of(purge), 1, Integer::sum);
        used.merge(KeyMonth.of(purge), -1, Integer::sum);
    }

    /** Compares the quotas and the usage that the store reports. */
    void check() {
        left.forEach((month, expected) -> {
            int reported = store.quota(month.account(), month.month(), quota()).left();
            unless(reported == expected, "%s should have %d units left, but has %d", month, expected, reported);
        });
        used.forEach((key, expected) -> {
            int reported = store.usage(key.account(), key.month()).of(key.key());
            unless(reported == expected, "%s should have used %d units, but has used %d", key, expected, reported);
        });
    }

    private int leftFor(Purge purge) {
        return left.getOrDefault(Month.of(purge), quota());
    }

    private Optional<Integer> leftOfKeyFor(Purge purge) {
        return world.urls()
                .shareOf(purge.account(), purge.key())
                .map(units -> Math.max(0, units - used.getOrDefault(KeyMonth.of(purge), 0)));
    }

    private int quota() {
        return world.scenario().population().monthlyQuota();
    }

    private record Month(AccountId account, YearMonth month) {
        static Month of(Purge purge) {
            return new Month(purge.account(), purge.month());
        }
    }

    private record KeyMonth(AccountId account, KeyId key, YearMonth month) {
        static KeyMonth of(Purge purge) {
            return new KeyMonth(purge.account(), purge.key(), purge.month());
        }
    }
}
