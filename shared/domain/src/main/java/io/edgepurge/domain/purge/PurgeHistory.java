package io.edgepurge.domain.purge;

import io.edgepurge.domain.account.AccountId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The purges of an account, by the time at which they join or joined their queues. Safe for use by many threads.
 *
 * <p>Every method throws {@link StoreUnavailable} when the record cannot be reached.
 */
public interface PurgeHistory {
    /**
     * A page of them. It may hold fewer than asked for and still not be the last: looking for a needle takes several.
     *
     * @param limit how many at most; at least 1
     */
    Page page(AccountId account, Query query, int limit);

    /**
     * Which purges, and from where on.
     *
     * @param text a purge's id, or what the URL or tag of an item is or starts with
     * @param after the last purge of the page before
     */
    record Query(Order order, Filter filter, Optional<String> text, Optional<PurgeId> after) {
        /** All of them, the latest first. */
        public static Query all() {
            return new Query(Order.LATEST_FIRST, Filter.NONE, Optional.empty(), Optional.empty());
        }

        /** The same, behind another purge. */
        public Query after(PurgeId last) {
            return new Query(order, filter, text, Optional.of(last));
        }
    }

    /** In which order. */
    enum Order {
        LATEST_FIRST,
        EARLIEST_FIRST
    }

    /**
     * What a purge has to be to be shown.
     *
     * @param from the earliest time
     * @param to the time before which it is
     */
    record Filter(
            Optional<PurgeStatus> status, Optional<PurgeSource> source, Optional<Instant> from, Optional<Instant> to) {
        /** Anything. */
        public static final Filter NONE =
                new Filter(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

        /** Whether the time, the door and the status are those asked for. */
        public boolean shows(PurgeSummary purge) {
            return source.filter(door -> door != purge.provenance().source()).isEmpty()
                    && from.filter(earliest -> purge.queuedAt().isBefore(earliest))
                            .isEmpty()
                    && to.filter(end -> !purge.queuedAt().isBefore(end)).isEmpty()
                    && status.filter(asked -> asked != purge.status()).isEmpty();
        }
    }

    /**
     * Some purges.
     *
     * @param next the purge to go on after, unless there are no more
     */
    record Page(List<PurgeSummary> purges, Optional<PurgeId> next) {
        public Page {
            purges = List.copyOf(purges);
        }
    }
}
