package io.edgepurge.domain.reconcile;

import io.edgepurge.domain.cloudfront.PageMarker;
import io.edgepurge.domain.cloudfront.RecentInvalidations.Listed;
import io.edgepurge.domain.reconcile.InvalidationPlan.Submission;
import io.edgepurge.domain.reconcile.Polling.OlderPages;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Decides when older invalidations are polled, and how. One of them is polled on its own. Several are looked for on the pages
 * after the newest one, because one call finds up to 100. The search ends with a page that has none of them.
 */
final class OlderSearch {
    /** Shortest interval between two polls of an older invalidation. */
    private static final Duration SHORTEST_INTERVAL = Duration.ofSeconds(30);

    /** The longer an invalidation takes, the less often it is polled: this many times in its age so far. */
    private static final int POLLS_IN_ITS_AGE = 10;

    private final Map<PlanId, InvalidationPlan> inProgress;
    private final Instant now;

    OlderSearch(List<InvalidationPlan> inProgress, Instant now) {
        this.inProgress =
                inProgress.stream().collect(Collectors.toUnmodifiableMap(InvalidationPlan::id, Function.identity()));
        this.now = now;
    }

    /** Returns the next call: every second one may ask for older invalidations that have waited for two intervals. */
    Call next(Polling last) {
        OlderPolls polls = new OlderPolls(last.older());
        List<InvalidationPlan> late = late(polls);
        if (last.skippedNewest() || (late.isEmpty() && !polls.mayLackSome())) {
            return new Call.Newest();
        }
        Optional<Call> page =
                last.olderPages().next().filter(after -> needsPages(polls)).map(Call.Page::new);
        return page.or(() -> late.stream().findFirst().map(Call.One::new)).orElseGet(Call.Newest::new);
    }

    /** Returns the polls of the invalidations that the newest page lacks. */
    OlderPolls missing(OlderPolls polls, Listed newest) {
        return polls.of(inProgress.values().stream()
                .filter(plan -> progressIn(newest, plan).isEmpty())
                .map(InvalidationPlan::id)
                .toList());
    }

    /** Returns the polls of all invalidations, because there is no list. */
    OlderPolls all(OlderPolls polls) {
        return polls.of(inProgress.keySet());
    }

    /** Returns the plans whose invalidations are on a page. */
    List<PlanId> on(Listed page) {
        return inProgress.values().stream()
                .filter(plan -> progressIn(page, plan).isPresent())
                .map(InvalidationPlan::id)
                .toList();
    }

    private static Optional<?> progressIn(Listed page, InvalidationPlan plan) {
        return page.progressOf(plan.submission().orElseThrow().invalidation());
    }

    OlderPages afterNewest(OlderPages before, OlderPolls polls, Optional<PageMarker> end) {
        boolean searching =
                before.ended() ? !late(polls).isEmpty() : before.next().isPresent() && needsPages(polls);
        if (searching) {
            return before;
        }
        return polls.inOrder().size() > 1 ? OlderPages.after(end) : OlderPages.NONE;
    }

    OlderPages afterPage(OlderPolls polls, List<PlanId> found, Optional<PageMarker> end) {
        if (!found.isEmpty() && end.isPresent() && needsPages(polls)) {
            return OlderPages.after(end);
        }
        return late(polls).isEmpty() ? OlderPages.NONE : OlderPages.ENDED;
    }

    private boolean needsPages(OlderPolls polls) {
        return late(polls).size() > 1 || polls.mayLackSome();
    }

    /** Returns the invalidations that are due, in their order. They are polled if tokens are to spare. */
    List<InvalidationPlan> due(OlderPolls polls) {
        return waitingFor(1, polls);
    }

    /** Returns the invalidations that come before the newest ones, in their order. */
    private List<InvalidationPlan> late(OlderPolls polls) {
        return waitingFor(2, polls);
    }

    private List<InvalidationPlan> waitingFor(int intervals, OlderPolls polls) {
        return polls.inOrder().stream()
                .flatMap(poll -> Optional.ofNullable(inProgress.get(poll.plan())).stream()
                        .filter(plan -> Polling.isPast(poll.at(), interval(plan).multipliedBy(intervals), now)))
                .toList();
    }

    /** The items of a suspended plan say that CloudFront is called every minute. */
    private Duration interval(InvalidationPlan plan) {
        Submission submission = plan.submission().orElseThrow();
        Duration interval = Duration.between(submission.at(), now).dividedBy(POLLS_IN_ITS_AGE);
        boolean shortest = plan.suspension().isPresent() || interval.compareTo(SHORTEST_INTERVAL) < 0;
        return shortest ? SHORTEST_INTERVAL : interval;
    }

    /** The call of a poll. */
    sealed interface Call {
        /** Lists the newest page. */
        record Newest() implements Call {}

        /** Lists the page after another one. */
        record Page(PageMarker after) implements Call {}

        /** Asks for one invalidation. */
        record One(InvalidationPlan plan) implements Call {}
    }
}
