package io.edgepurge.domain.reconcile;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The record of a distribution's last poll.
 *
 * @param at time of the last poll
 * @param single true if the last poll asked for one invalidation instead of the newest ones
 * @param older the invalidations that are not among the newest ones, with the time of their last poll
 */
public record Polling(Instant at, boolean single, List<OlderPoll> older) {
    /** Maximum number of older invalidations whose polls are recorded. */
    private static final int MAX_OLDER = 100;

    public Polling {
        older = List.copyOf(older.subList(0, Math.min(MAX_OLDER, older.size())));
    }

    Optional<Instant> lastPollOf(PlanId plan) {
        return older.stream()
                .filter(one -> one.plan().equals(plan))
                .map(OlderPoll::at)
                .findFirst();
    }

    /** Returns true if a time has passed since; a time in the future was written by a worker whose clock is ahead. */
    static boolean isPast(Instant since, Duration time, Instant now) {
        return since.isAfter(now) || !now.isBefore(since.plus(time));
    }

    /**
     * The last poll of one invalidation.
     *
     * @param at {@link Instant#EPOCH} if it has only been missed in a list
     */
    public record OlderPoll(PlanId plan, Instant at) {}
}
