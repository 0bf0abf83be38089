package io.edgepurge.domain.purge;

import io.edgepurge.domain.account.AccountId;
import io.edgepurge.domain.account.DistributionId;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collector;
import java.util.stream.Collectors;

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
     * @param clearFirst indexes of the items that may not be planned before the caches of their endpoint are cleared
     */
    record Acceptance(Purge purge, int monthlyQuota, Optional<Idempotency> idempotency, Set<Integer> clearFirst) {
        public Acceptance {
            clearFirst = Set.copyOf(clearFirst);
        }

        /** A purge that may be planned as a whole. */
        public Acceptance(Purge purge, int monthlyQuota, Optional<Idempotency> idempotency) {
            this(purge, monthlyQuota, idempotency, Set.of());
        }

        /** The indexes of the items that may be planned at once, where there are any. */
        public Map<DistributionId, Set<Integer>> plannable() {
            return purge.items().stream()
                    .filter(item -> !clearFirst.contains(item.index()))
                    .collect(Collectors.groupingBy(PurgeItem::distribution, TreeMap::new, indexes()));
        }

        /** The indexes of the others. */
        public Map<CachedPlace, Set<Integer>> toClear() {
            return purge.items().stream()
                    .filter(item -> clearFirst.contains(item.index()))
                    .collect(Collectors.groupingBy(
                            item -> new CachedPlace(item.distribution(), item.endpoint()), indexes()));
        }

        private static Collector<PurgeItem, ?, Set<Integer>> indexes() {
            return Collectors.mapping(PurgeItem::index, Collectors.toCollection(TreeSet::new));
        }
    }

    /** A URL endpoint with caches behind it, and the distribution that serves it. */
    record CachedPlace(DistributionId distribution, String endpoint) {}

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
