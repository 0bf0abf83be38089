package io.edgepurge.domain.purge;

import io.edgepurge.domain.account.AccountId;
import io.edgepurge.domain.account.DistributionId;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Map;
import java.util.Optional;

/**
 * The record of what was accepted and charged. Safe for use by many writers at once.
 *
 * <p>Every method throws {@link LedgerUnavailable} when the record cannot be reached.
 */
public interface PurgeLedger {

    /**
     * Records a purge, takes its units from the quota of its month, queues its items on their distributions and remembers
     * its idempotency key: all of it, or nothing. Called again with the same purge, it does nothing more and says {@link
     * Accepting.Done} again.
     */
    Accepting accept(Acceptance acceptance);

    /** One purge of one account, strongly consistent; another account's purge does not exist. */
    Optional<PurgeProgress> find(AccountId account, PurgeId id);

    /**
     * Withdraws a purge of which nothing is planned: its items are cancelled and leave their queues, and its units are given
     * back to the month charged; all of it, or nothing.
     *
     * @param versions of every distribution the purge touches, as they were when the decision was taken; each is then the
     *     next one
     * @return false, with nothing changed, if a version is another one by now, or the purge is cancelled already
     */
    boolean cancel(Purge purge, Map<DistributionId, Long> versions, Instant at);

    /**
     * What is left of a month.
     *
     * @param limit what a month that nobody has touched yet starts with
     */
    QuotaReading quota(AccountId account, YearMonth month, int limit);

    /**
     * What is to be recorded.
     *
     * @param monthlyQuota units that the account is granted in a month
     */
    record Acceptance(Purge purge, int monthlyQuota, Optional<Idempotency> idempotency) {}

    /**
     * A caller's key and the request it came with.
     *
     * @param fingerprint equal for equal requests only
     */
    record Idempotency(IdempotencyKey key, String fingerprint) {}

    /** What became of an {@link #accept}. */
    sealed interface Accepting {
        /** It is recorded. */
        record Done() implements Accepting {}

        /** The key was used before with the same request: that purge is the answer, and nothing was charged. */
        record RepeatOf(PurgeId first) implements Accepting {}

        /** The key was used before with another request; nothing was charged. */
        record KeyTaken() implements Accepting {}

        /** The month does not hold that many units; nothing was charged. */
        record QuotaTooLow(int left) implements Accepting {}

        /** Too many wrote at the same moment, and patience ran out; nothing was charged. Again in a second. */
        record Busy() implements Accepting {}
    }
}
