package io.edgepurge.domain.purge;

import io.edgepurge.domain.account.AccountId;
import io.edgepurge.domain.verification.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Lists the purges of an account, ordered by the time at which they join their queues. Safe for use by many threads.
 *
 * <p>Every method throws {@link StoreUnavailable} if the store cannot be reached.
 */
public interface PurgeHistory {
    /**
     * Returns a page of purges. A selective filter may return fewer than the limit although more pages follow.
     *
     * @param limit the maximum number of purges; at least 1
     */
    Page page(AccountId account, Query query, int limit);

    /**
     * Selects and orders purges.
     *
     * @param text a purge id, or a prefix of the URL or tag of an item
     * @param after the last purge of the previous page
     */
    record Query(Order order, Filter filter, Optional<String> text, Optional<PurgeId> after) {
        /** Returns a query for all purges, latest first. */
        public static Query all() {
            return new Query(Order.LATEST_FIRST, Filter.NONE, Optional.empty(), Optional.empty());
        }

        /** Returns a copy that continues after a purge. */
        public Query after(PurgeId last) {
            return new Query(order, filter, text, Optional.of(last));
        }
    }

    /** The order by the time of joining the queues. */
    enum Order {
        LATEST_FIRST,
        EARLIEST_FIRST
    }

    /**
     * The conditions that a listed purge meets.
     *
     * @param from the earliest time, inclusive
     * @param to the latest time, exclusive
     * @param verification the worst verdict of the visits
     */
    record Filter(
            Optional<PurgeStatus> status,
            Optional<PurgeSource> source,
            Optional<Instant> from,
            Optional<Instant> to,
            Optional<Verdict> verification) {
        /** Matches every purge. */
        public static final Filter NONE =
                new Filter(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

        /** Creates a filter that ignores verification. */
        public Filter(
                Optional<PurgeStatus> status,
                Optional<PurgeSource> source,
                Optional<Instant> from,
                Optional<Instant> to) {
            this(status, source, from, to, Optional.empty());
        }

        /** Returns a copy with another verdict. */
        public Filter withVerification(Optional<Verdict> verdict) {
            return new Filter(status, source, from, to, verdict);
        }

        /** Returns whether a purge matches. */
        public boolean shows(PurgeSummary purge) {
            return source.filter(wanted -> wanted != purge.provenance().source())
                            .isEmpty()
                    && from.filter(earliest -> purge.queuedAt().isBefore(earliest))
                            .isEmpty()
                    && to.filter(end -> !purge.queuedAt().isBefore(end)).isEmpty()
                    && status.filter(wanted -> wanted != purge.status()).isEmpty()
                    && (verification.isEmpty() || verification.equals(purge.verification()));
        }
    }

    /**
     * A page of purges.
     *
     * @param next the purge after which the next page starts; empty on the last page
     */
    record Page(List<PurgeSummary> purges, Optional<PurgeId> next) {
        public Page {
            purges = List.copyOf(purges);
        }
    }
}
