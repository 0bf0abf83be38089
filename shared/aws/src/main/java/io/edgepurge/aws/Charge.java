package io.edgepurge.aws;

import io.edgepurge.domain.account.AccountId;
import io.edgepurge.domain.purge.Provenance;
import io.edgepurge.domain.purge.Purge;
import java.time.LocalDate;
import java.time.YearMonth;

/**
 * Units to add to the counters of a month.
 *
 * @param day the day (UTC) on which the purge was accepted
 * @param by determines the counters; operators' purges are counted, but not charged
 */
record Charge(AccountId account, LocalDate day, Provenance by, int units) {
    static Charge of(Purge purge) {
        return new Charge(purge.account(), purge.day(), purge.provenance(), purge.units());
    }

    /** Returns the charge that subtracts units. */
    Charge refund(int refunded) {
        return new Charge(account, day, by, -refunded);
    }

    boolean isCharged() {
        return by.source().isCharged();
    }

    /** Returns the key of the quota item, which belongs to the month of the day. */
    Key quota() {
        return Key.quota(account, YearMonth.from(day));
    }
}
