package io.edgepurge.domain.reconcile;

import io.edgepurge.domain.cloudfront.PageMarker;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The record of a distribution's last poll.
 *
 * @param at time of the last poll
 * @param skippedNewest true if the last poll asked for older invalidations instead of the newest ones
 * @param older the invalidations that the newest page lacks, in the order in which they are polled one by one
 * @param olderPages the search for older invalidations on further pages
 */
public record Polling(Instant at, boolean skippedNewest, List<OlderPoll> older, OlderPages olderPages) {
    /** Maximum number of older invalidations whose polls are recorded. It bounds the size of the stored record. */
    static final int MAX_OLDER = 100;

    public Polling {
        older = List.copyOf(older.subList(0, Math.min(MAX_OLDER, older.size())));
    }

    /** Creates a record without a search on further pages. */
    public Polling(Instant at, boolean skippedNewest, List<OlderPoll> older) {
        this(at, skippedNewest, older, OlderPages.NONE);
    }

    Polling with(OlderPolls polls, OlderPages pages) {
        return new Polling(at, skippedNewest, polls.inOrder(), pages);
    }

    /** Returns true if a time has passed since; a time in the future was written by a worker whose clock is ahead. */
    static boolean isPast(Instant since, Duration time, Instant now) {
        return since.isAfter(now) || !now.isBefore(since.plus(time));
    }

    /**
     * The last poll of one invalidation.
     *
     * @param at {@link Instant#EPOCH} if it has only been missed on the newest page
     */
    public record OlderPoll(PlanId plan, Instant at) {}

    /**
     * The search for older invalidations, page by page from the newest to the oldest. Any worker can continue it.
     *
     * @param next the end of the last page that was read; empty if no page is to be read
     * @param ended true if the last search missed an invalidation, which is then polled on its own before the next search
     */
    public record OlderPages(Optional<PageMarker> next, boolean ended) {
        public static final OlderPages NONE = new OlderPages(Optional.empty(), false);

        static final OlderPages ENDED = new OlderPages(Optional.empty(), true);

        static OlderPages after(Optional<PageMarker> page) {
            return new OlderPages(page, false);
        }
    }
}
