package io.edgepurge.domain.purge;

import io.edgepurge.domain.account.AccountId;
import io.edgepurge.domain.account.DistributionId;
import io.edgepurge.domain.cloudfront.InProgressLimit;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collector;
import java.util.stream.Collectors;

/**
 * Stores purges, idempotency keys and quota usage. Safe for use by many concurrent writers.
 *
 * <p>Every method throws {@link StoreUnavailable} if the store cannot be reached.
 */
public interface PurgeStore {

    /**
     * Charges the quota of a purge's month, and then records the purge, queues its items and stores its idempotency key, all or
     * nothing. After a crash, a queue entry without a purge may be left. A purge beyond the quota writes nothing. If the process ends in between, the units are released after some
     * minutes. The queue is a transactional outbox: the worker finds the items even if no doorbell is sent. Idempotent: a
     * repeated call with the same purge returns {@link AcceptResult.Done} again.
     */
    AcceptResult accept(Acceptance acceptance);

    /** Returns a purge of the account with a consistent read; empty if it belongs to another account. */
    Optional<PurgeProgress> find(AccountId account, PurgeId id);

    /**
     * Cancels a purge that is not planned, in one transaction: cancels its items, removes them from their queues and refunds its
     * units to the month charged. Uses optimistic locking on the versions of the distributions, which it increments.
     *
     * @param versions of every distribution of the purge, as read before the decision
     * @return false, with nothing changed, if a version has changed or the purge is canceled already
     */
    boolean cancel(Purge purge, Map<DistributionId, Long> versions, Instant at);

    /** Returns what an account has used in a month. */
    MonthUsage usage(AccountId account, YearMonth month);

    /**
     * Returns the remaining quota of a month.
     *
     * @param limit the monthly quota of the account
     */
    default QuotaReading quota(AccountId account, YearMonth month, int limit) {
        return new QuotaReading(
                month, limit, Math.max(0, limit - usage(account, month).used()));
    }

    /**
     * Returns the last purge recorded as repeatable with this fingerprint, in any status, with a consistent read. Empty after the
     * retention time.
     */
    Optional<PurgeId> lastLike(AccountId account, String fingerprint);

    /** Returns the purge recorded with an idempotency key, with a consistent read. Empty after the retention time. */
    Optional<Remembered> remembered(AccountId account, IdempotencyKey key);

    /**
     * A purge recorded with an idempotency key.
     *
     * @param fingerprint of the request
     */
    record Remembered(PurgeId purge, String fingerprint) {}

    /**
     * A purge to record and the conditions for recording it.
     *
     * @param clearFirst indexes of the items that are planned only after the origin caches of their endpoint are cleared
     */
    record Acceptance(
            Purge purge,
            Limits limits,
            Optional<Idempotency> idempotency,
            Optional<Repeatable> repeatable,
            Set<Integer> clearFirst) {
        public Acceptance {
            clearFirst = Set.copyOf(clearFirst);
        }

        /** Creates an acceptance without items that wait for origin caches. */
        public Acceptance(Purge purge, int monthlyQuota, Optional<Idempotency> idempotency) {
            this(purge, monthlyQuota, idempotency, Set.of());
        }

        /** Creates an acceptance for a key without a share. */
        public Acceptance(Purge purge, int monthlyQuota, Optional<Idempotency> idempotency, Set<Integer> clearFirst) {
            this(purge, new Limits(monthlyQuota, Optional.empty()), idempotency, Optional.empty(), clearFirst);
        }

        /** Returns the monthly quota of the account. */
        public int monthlyQuota() {
            return limits.monthlyQuota();
        }

        /** Returns the indexes of the items that can be planned immediately, by queue. */
        public Map<QueueName, Set<Integer>> plannable() {
            return purge.items().stream()
                    .filter(item -> !clearFirst.contains(item.index()))
                    .collect(Collectors.groupingBy(QueueName::of, TreeMap::new, indexes()));
        }

        /** Returns the indexes of the items that wait for origin caches. */
        public Map<CachedEndpoint, Set<Integer>> toClear() {
            return purge.items().stream()
                    .filter(item -> clearFirst.contains(item.index()))
                    .collect(Collectors.groupingBy(
                            item -> new CachedEndpoint(item.distribution(), item.endpoint()), indexes()));
        }

        /** Returns whether some of these items are visited after the purge. */
        public boolean isVerified(Set<Integer> items) {
            return VerifiedItems.of(purge).stream().anyMatch(item -> items.contains(item.index()));
        }

        private static Collector<PurgeItem, ?, Set<Integer>> indexes() {
            return Collectors.mapping(PurgeItem::index, Collectors.toCollection(TreeSet::new));
        }
    }

    /**
     * The queue in which an item waits. Files and wildcards of a distribution have separate limits and therefore separate queues,
     * so neither waits behind the other.
     */
    record QueueName(DistributionId distribution, InProgressLimit limit) implements Comparable<QueueName> {
        private static final Comparator<QueueName> ORDER =
                Comparator.comparing(QueueName::distribution).thenComparing(QueueName::limit);

        /** Returns the queue of an item. */
        public static QueueName of(PurgeItem item) {
            return new QueueName(item.distribution(), item.limit());
        }

        @Override
        public int compareTo(QueueName other) {
            return ORDER.compare(this, other);
        }
    }

    /** A URL endpoint with origin caches and the distribution that serves it. */
    record CachedEndpoint(DistributionId distribution, String endpoint) {}

    /**
     * The units that may be used in the month.
     *
     * @param monthlyQuota of the account
     * @param ofKey the share of the key, if it has one
     */
    record Limits(int monthlyQuota, Optional<Integer> ofKey) {}

    /**
     * A request without an idempotency key that its caller may retry after a lost response.
     *
     * @param fingerprint equal only for equal requests of the same API key and source
     * @param last the result of {@link #lastLike} on which the decision to record a new purge is based
     */
    record Repeatable(String fingerprint, Optional<PurgeId> last) {}

    /**
     * An idempotency key and its request.
     *
     * @param fingerprint equal only for equal requests
     */
    record Idempotency(IdempotencyKey key, String fingerprint) {}

    /** The outcome of {@link #accept}. */
    sealed interface AcceptResult {
        /**
         * The purge is recorded.
         *
         * @param usage the month's usage with this purge; empty if the store did not read it
         */
        record Done(Optional<MonthUsage> usage) implements AcceptResult {
            /** Creates the result without the usage. */
            public Done() {
                this(Optional.empty());
            }
        }

        /** The key was used with an equal request, whose purge is the result. Nothing was charged. */
        record RepeatOf(PurgeId first) implements AcceptResult {}

        /** The key was used with a different request. Nothing was charged. */
        record KeyTaken() implements AcceptResult {}

        /**
         * The remaining quota, or the key's share of it, is too low. Nothing was charged.
         *
         * @param left remaining units of the month
         * @param leftOfKey remaining units of the key's share, if it has one
         */
        record QuotaTooLow(int left, Optional<Integer> leftOfKey) implements AcceptResult {
            /** Creates the result for a key without a share. */
            public QuotaTooLow(int left) {
                this(left, Optional.empty());
            }
        }

        /** An equal purge was recorded after {@link #lastLike} was read. Nothing was charged. */
        record Conflict() implements AcceptResult {}

        /** Too many concurrent writes, even after retries. Nothing was charged. The caller retries after a second. */
        record Busy() implements AcceptResult {}
    }
}
