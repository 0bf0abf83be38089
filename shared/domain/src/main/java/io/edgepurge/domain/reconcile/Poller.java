package io.edgepurge.domain.reconcile;

import io.edgepurge.domain.cloudfront.InvalidationProgress;
import io.edgepurge.domain.cloudfront.RecentInvalidations;
import io.edgepurge.domain.purge.ItemState;
import io.edgepurge.domain.ratelimit.ApiCall;
import io.edgepurge.domain.ratelimit.RateLimitResult.Wait;
import io.edgepurge.domain.ratelimit.RateLimiter;
import io.edgepurge.domain.reconcile.InvalidationPlan.Submission;
import io.edgepurge.domain.reconcile.Polling.OlderPoll;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Polls the invalidations in progress and records completed ones. One call lists the newest invalidations of the distribution,
 * however many are in progress. Older invalidations are polled one by one, the least recently polled first.
 */
final class Poller {
    /** Shortest interval between two polls of an older invalidation. */
    private static final Duration OLDER_POLL_INTERVAL = Duration.ofSeconds(30);

    /** The longer an invalidation takes, the less often it is polled: this many times in its age so far. */
    private static final int POLLS_IN_ITS_AGE = 10;

    private final ReconcilePorts ports;
    private final ReconcileConfig config;
    private final RateLimiter rateLimiter;
    private final PollResults results;

    Poller(ReconcilePorts ports, ReconcileConfig config) {
        this.ports = ports;
        this.config = config;
        this.rateLimiter = new RateLimiter(ports.tokenBuckets(), config.rateLimit());
        this.results = new PollResults(ports, config);
    }

    /** Polls if the last poll is long enough ago and the rate limiter permits it. */
    ReconcileResult poll(ReconcilePass pass) {
        if (pass.inProgress().isEmpty()) {
            return ReconcileResult.DONE;
        }
        Instant now = ports.clock().instant();
        Optional<RecentInvalidations.Listed> unfinished = pass.unfinishedList();
        if (unfinished.isPresent()) {
            return andPollAgain(pass, recordFound(pass, unfinished.get()));
        }
        Duration untilDue = untilDue(pass, now);
        if (untilDue.isPositive()) {
            return ReconcileResult.after(untilDue);
        }
        if (pass.timeIsUp()) {
            return ReconcileResult.PASS_AGAIN;
        }
        if (rateLimiter.tryAcquire(ApiCall.POLL, pass.distribution(), now) instanceof Wait(Duration delay)) {
            return ReconcileResult.after(delay);
        }
        Optional<InvalidationPlan> older = olderThatWaitedLong(pass, now);
        List<OlderPoll> polls = pass.polling().map(Polling::older).orElse(List.of());
        if (!pass.recordPoll(new Polling(now, older.isPresent(), polls))) {
            return ReconcileResult.after(config.pollInterval());
        }
        reportOverdue(pass, now);
        return andPollAgain(pass, older.isPresent() ? pollOlder(pass, older.get()) : list(pass, now));
    }

    private ReconcileResult andPollAgain(ReconcilePass pass, ReconcileResult result) {
        return pass.inProgress().isEmpty() ? result : result.and(ReconcileResult.after(config.pollInterval()));
    }

    /** Returns the time until the next poll: an interval after the last one, and after the oldest submission. */
    private Duration untilDue(ReconcilePass pass, Instant now) {
        Optional<Instant> oldest = pass.inProgress().stream()
                .flatMap(plan -> plan.submission().stream())
                .map(Submission::at)
                .min(Instant::compareTo);
        Instant last = pass.polling()
                .map(Polling::at)
                .filter(at -> oldest.filter(at::isAfter).isPresent())
                .or(() -> oldest)
                .orElse(now);
        return Polling.isPast(last, config.pollInterval(), now)
                ? Duration.ZERO
                : Duration.between(now, last.plus(config.pollInterval()));
    }

    private ReconcileResult list(ReconcilePass pass, Instant now) {
        return switch (ports.invalidationApi().recentInvalidations(pass.distribution())) {
            case RecentInvalidations.Listed listed -> recordListed(pass, listed, now);
            case RecentInvalidations.Throttled() -> ReconcileResult.DONE;
            case RecentInvalidations.Unanswered() -> pollSpare(pass, pass.inProgress(), now);
            case RecentInvalidations.NotAllowed(String errorCode) ->
                recordAll(pass, new InvalidationProgress.NotAllowed(errorCode));
        };
    }

    private ReconcileResult recordListed(ReconcilePass pass, RecentInvalidations.Listed listed, Instant now) {
        ReconcileResult result = recordFound(pass, listed);
        List<InvalidationPlan> missing = pass.inProgress().stream()
                .filter(plan -> progressIn(listed, plan).isEmpty())
                .toList();
        return result.and(pollSpare(pass, missing, now));
    }

    /**
     * Records the progress of the listed invalidations. A version conflict ends the pass; the next pass of this run records the
     * rest without another call.
     */
    private ReconcileResult recordFound(ReconcilePass pass, RecentInvalidations.Listed listed) {
        pass.beginList(listed);
        ReconcileResult result = ReconcileResult.DONE;
        for (InvalidationPlan plan : pass.inProgress()) {
            if (pass.timeIsUp()) {
                return ReconcileResult.PASS_AGAIN;
            }
            Optional<InvalidationProgress> progress = progressIn(listed, plan);
            if (progress.isPresent()) {
                result = result.and(results.record(pass, plan, progress.get()));
            }
        }
        pass.endList();
        return result;
    }

    private static Optional<InvalidationProgress> progressIn(RecentInvalidations.Listed listed, InvalidationPlan plan) {
        return listed.progressOf(plan.submission().orElseThrow().invalidation());
    }

    private ReconcileResult recordAll(ReconcilePass pass, InvalidationProgress progress) {
        return pass.inProgress().stream()
                .map(plan -> results.record(pass, plan, progress))
                .reduce(ReconcileResult.DONE, ReconcileResult::and);
    }

    /** Polls invalidations that the list lacks, with tokens to spare, and records when each was polled. */
    private ReconcileResult pollSpare(ReconcilePass pass, List<InvalidationPlan> missing, Instant now) {
        List<OlderPoll> known = pass.polling().map(Polling::older).orElse(List.of());
        List<OlderPoll> polls = new ArrayList<>();
        ReconcileResult result = ReconcileResult.DONE;
        boolean tokens = true;
        for (InvalidationPlan plan : leastRecentlyPolledFirst(pass, missing)) {
            Instant last = lastPollOf(pass, plan);
            boolean due = Polling.isPast(last, olderInterval(plan, now), now);
            tokens = tokens
                    && (!due
                            || (!pass.timeIsUp()
                                    && rateLimiter.tryAcquireSpare(ApiCall.POLL, pass.distribution(), now)));
            polls.add(new OlderPoll(plan.id(), due && tokens ? now : last));
            if (due && tokens) {
                result = result.and(pollOne(pass, plan));
            }
        }
        if (!known.equals(polls)) {
            pass.recordPoll(new Polling(now, false, polls));
        }
        return result;
    }

    /** Returns the least recently polled older invalidation, if it waited for two intervals: it comes before the newest ones. */
    private Optional<InvalidationPlan> olderThatWaitedLong(ReconcilePass pass, Instant now) {
        boolean listed = pass.polling().filter(polling -> !polling.single()).isPresent();
        List<InvalidationPlan> older = pass.inProgress().stream()
                .filter(plan -> pass.polling()
                        .flatMap(polling -> polling.lastPollOf(plan.id()))
                        .isPresent())
                .toList();
        return leastRecentlyPolledFirst(pass, older).stream()
                .limit(1)
                .filter(plan -> listed
                        && Polling.isPast(
                                lastPollOf(pass, plan), olderInterval(plan, now).multipliedBy(2), now))
                .findFirst();
    }

    private static Duration olderInterval(InvalidationPlan plan, Instant now) {
        Duration age = Duration.between(plan.submission().orElseThrow().at(), now);
        Duration interval = age.dividedBy(POLLS_IN_ITS_AGE);
        return interval.compareTo(OLDER_POLL_INTERVAL) < 0 ? OLDER_POLL_INTERVAL : interval;
    }

    private ReconcileResult pollOlder(ReconcilePass pass, InvalidationPlan plan) {
        Polling polling = pass.polling().orElseThrow();
        List<OlderPoll> polls = new ArrayList<>(polling.older());
        polls.replaceAll(one -> one.plan().equals(plan.id()) ? new OlderPoll(plan.id(), polling.at()) : one);
        pass.recordPoll(new Polling(polling.at(), true, polls));
        return pollOne(pass, plan);
    }

    private ReconcileResult pollOne(ReconcilePass pass, InvalidationPlan plan) {
        return results.record(
                pass,
                plan,
                ports.invalidationApi()
                        .progressOf(
                                plan.distribution(),
                                plan.submission().orElseThrow().invalidation()));
    }

    private static List<InvalidationPlan> leastRecentlyPolledFirst(ReconcilePass pass, List<InvalidationPlan> plans) {
        return plans.stream()
                .sorted(Comparator.comparing((InvalidationPlan plan) -> lastPollOf(pass, plan))
                        .thenComparing(InvalidationPlan::id))
                .toList();
    }

    private static Instant lastPollOf(ReconcilePass pass, InvalidationPlan plan) {
        return pass.polling().flatMap(polling -> polling.lastPollOf(plan.id())).orElse(Instant.EPOCH);
    }

    private void reportOverdue(ReconcilePass pass, Instant now) {
        int overdue = Math.toIntExact(pass.inProgress().stream()
                .flatMap(plan -> plan.submission().stream())
                .filter(submission ->
                        submission.at().plus(ItemState.OVERDUE_AFTER).isBefore(now))
                .count());
        if (overdue > 0) {
            ports.notifyObserver(observer -> observer.overdue(pass.distribution(), overdue));
        }
    }
}
