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
 * <p>Every method throws {@link StoreUnavailable} when the record cannot be reached.
 */
public interface PurgeStore {

    /**
     * Records a purge, takes its units from the quota of its month, queues its items on their distributions and remembers
     * its idempotency key: all of it, or nothing. Called again with the same purge, it does nothing more and says {@link
     * Accepting.Done} again.
     */
    AcceptResult accept(Acceptance acceptance);

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

    /** What an account has used of a month. */
    MonthUsage usage(AccountId account, YearMonth month);

    /**
     * What is left of a month.
     *
     * @param limit units that the account is granted in a month
     */
    default QuotaReading quota(AccountId account, YearMonth month, int limit) {
        return new QuotaReading(
                month, limit, Math.max(0, limit - usage(account, month).used()));
    }

    /**
     * The last purge that was accepted as repeatable under this fingerprint, if that was not long ago; strongly consistent.
     * Whatever has become of it.
     */
    Optional<PurgeId> lastLike(AccountId account, String fingerprint);

    /** What was accepted under an idempotency key of the account, if that was not long ago; strongly consistent. */
    Optional<Remembered> remembered(AccountId account, IdempotencyKey key);

    /**
     * A purge accepted under an idempotency key.
     *
     * @param fingerprint of the request it came with
     */
    record Remembered(PurgeId purge, String fingerprint) {}

    /**
     * What is to be recorded.
     *
     * @param clearFirst indexes of the items that may not be planned before the caches of their endpoint are cleared
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

        /** A purge that may be planned as a whole. */
        public Acceptance(Purge purge, int monthlyQuota, Optional<Idempotency> idempotency) {
            this(purge, monthlyQuota, idempotency, Set.of());
        }

        /** A purge asked for with a key that has no share of its own. */
        public Acceptance(Purge purge, int monthlyQuota, Optional<Idempotency> idempotency, Set<Integer> clearFirst) {
            this(purge, new Limits(monthlyQuota, Optional.empty()), idempotency, Optional.empty(), clearFirst);
        }

        /** Units that the account is granted in a month. */
        public int monthlyQuota() {
            return limits.monthlyQuota();
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
     * What may be used in the month.
     *
     * @param monthlyQuota units that the account is granted
     * @param ofKey units of them that the key is granted, if it has a share of its own
     */
    record Limits(int monthlyQuota, Optional<Integer> ofKey) {}

    /**
     * A request without a key of its own, which its caller may send again when no answer arrives.
     *
     * @param fingerprint equal for equal requests of the same key through the same door only
     * @param last what {@link #lastLike} said, and what the decision that this is another purge rests on
     */
    record Repeatable(String fingerprint, Optional<PurgeId> last) {}

    /**
     * A caller's key and the request it came with.
     *
     * @param fingerprint equal for equal requests only
     */
    record Idempotency(IdempotencyKey key, String fingerprint) {}

    /** What became of an {@link #accept}. */
    sealed interface AcceptResult {
        /** It is recorded. */
        record Done() implements AcceptResult {}

        /** The key was used before with the same request: that purge is the answer, and nothing was charged. */
        record RepeatOf(PurgeId first) implements AcceptResult {}

        /** The key was used before with another request; nothing was charged. */
        record KeyTaken() implements AcceptResult {}

        /**
         * The month, or the key's share of it, does not hold that many units; nothing was charged.
         *
         * @param left units that the month still holds
         * @param leftOfKey units that the key's share still holds, if it has one
         */
        record QuotaTooLow(int left, Optional<Integer> leftOfKey) implements AcceptResult {
            /** For a key without a share. */
            public QuotaTooLow(int left) {
                this(left, Optional.empty());
            }
        }

        /** Another purge like this one was accepted since {@link #lastLike} was asked; nothing was charged. */
        record Conflict() implements AcceptResult {}

        /** Too many wrote at the same moment, and patience ran out; nothing was charged. Again in a second. */
        record Busy() implements AcceptResult {}
    }
}
