package io.edgepurge.domain.reconcile;

import io.edgepurge.domain.cloudfront.InvalidationProgress;
import io.edgepurge.domain.cloudfront.PageMarker;
import io.edgepurge.domain.cloudfront.RecentInvalidations;
import io.edgepurge.domain.purge.ItemState;
import io.edgepurge.domain.ratelimit.ApiCall;
import io.edgepurge.domain.ratelimit.RateLimitResult.Wait;
import io.edgepurge.domain.ratelimit.RateLimiter;
import io.edgepurge.domain.reconcile.InvalidationPlan.Submission;
import io.edgepurge.domain.reconcile.OlderSearch.Call;
import io.edgepurge.domain.reconcile.Polling.OlderPages;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Polls the invalidations in progress and records completed ones. A poll is one call. It lists the newest invalidations of the
 * distribution, however many are in progress, or asks for older ones, as {@link OlderSearch} decides.
 */
final class Poller {
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
        if (!pass.unrecorded().isEmpty()) {
            return andPollAgain(pass, results.recordAll(pass));
        }
        Instant now = ports.clock().instant();
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
        Polling last = pass.polling().orElseGet(() -> new Polling(now, true, List.of()));
        OlderSearch search = new OlderSearch(pass.inProgress(), now);
        Call call = search.next(last);
        if (!pass.recordPoll(begun(call, last, now))) {
            return ReconcileResult.after(config.pollInterval());
        }
        reportOverdue(pass, now);
        return andPollAgain(pass, make(call, pass, search));
    }

    private static Polling begun(Call call, Polling last, Instant now) {
        return switch (call) {
            case Call.Newest() -> new Polling(now, false, last.older(), last.olderPages());
            case Call.Page page -> new Polling(now, true, last.older(), last.olderPages());
            case Call.One(InvalidationPlan plan) ->
                new Polling(
                        now,
                        true,
                        new OlderPolls(last.older()).polled(plan.id(), now).inOrder(),
                        last.olderPages().ended() ? OlderPages.NONE : last.olderPages());
        };
    }

    private ReconcileResult make(Call call, ReconcilePass pass, OlderSearch search) {
        return switch (call) {
            case Call.Newest() -> listNewest(pass, search);
            case Call.Page(PageMarker after) -> listPage(pass, search, after);
            case Call.One(InvalidationPlan plan) -> {
                pollOne(pass, plan);
                yield results.recordAll(pass);
            }
        };
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

    private ReconcileResult listNewest(ReconcilePass pass, OlderSearch search) {
        return switch (ports.invalidationApi().recentInvalidations(pass.distribution(), Optional.empty())) {
            case RecentInvalidations.Listed newest -> {
                OlderPolls missing = search.missing(older(pass), newest);
                Polling last = pass.polling().orElseThrow();
                record(pass, missing, search.afterNewest(last.olderPages(), missing, newest.next()));
                yield results.recordListed(pass, newest).and(pollSpare(pass));
            }
            case RecentInvalidations.Throttled() -> ReconcileResult.DONE;
            case RecentInvalidations.Unanswered() -> pollEach(pass, search);
            case RecentInvalidations.NotAllowed(String errorCode) -> {
                reportDenied(pass, errorCode);
                yield pollEach(pass, search);
            }
        };
    }

    private ReconcileResult listPage(ReconcilePass pass, OlderSearch search, PageMarker after) {
        return switch (ports.invalidationApi().recentInvalidations(pass.distribution(), Optional.of(after))) {
            case RecentInvalidations.Listed page -> {
                List<PlanId> found = search.on(page);
                OlderPolls polls =
                        older(pass).listed(found, pass.polling().orElseThrow().at());
                record(pass, polls, search.afterPage(polls, found, page.next()));
                yield results.recordListed(pass, page);
            }
            case RecentInvalidations.Throttled() -> ReconcileResult.DONE;
            case RecentInvalidations.Unanswered() -> endSearch(pass);
            case RecentInvalidations.NotAllowed(String errorCode) -> {
                reportDenied(pass, errorCode);
                yield endSearch(pass);
            }
        };
    }

    private ReconcileResult endSearch(ReconcilePass pass) {
        record(pass, older(pass), OlderPages.ENDED);
        return pollSpare(pass);
    }

    /** Polls invalidations one by one, because there is no list. */
    private ReconcileResult pollEach(ReconcilePass pass, OlderSearch search) {
        record(pass, search.all(older(pass)), OlderPages.NONE);
        return pollSpare(pass);
    }

    /** Polls older invalidations that are due one by one, with tokens to spare, and records when each was polled. */
    private ReconcileResult pollSpare(ReconcilePass pass) {
        Polling polling = pass.polling().orElseThrow();
        OlderPolls polls = older(pass);
        for (InvalidationPlan plan : new OlderSearch(pass.inProgress(), polling.at()).due(polls)) {
            if (pass.timeIsUp() || !rateLimiter.tryAcquireSpare(ApiCall.POLL, pass.distribution(), polling.at())) {
                break;
            }
            pollOne(pass, plan);
            polls = polls.polled(plan.id(), polling.at());
        }
        record(pass, polls, polling.olderPages());
        return results.recordAll(pass);
    }

    private void pollOne(ReconcilePass pass, InvalidationPlan plan) {
        Submission submission = plan.submission().orElseThrow();
        InvalidationProgress progress =
                ports.invalidationApi().progressOf(plan.distribution(), submission.invalidation());
        pass.unrecorded().put(submission.invalidation(), progress);
    }

    private static OlderPolls older(ReconcilePass pass) {
        return new OlderPolls(pass.polling().map(Polling::older).orElse(List.of()));
    }

    /** Records the polls of older invalidations, if they have changed. Another worker's poll may come first. */
    private static void record(ReconcilePass pass, OlderPolls polls, OlderPages pages) {
        Polling last = pass.polling().orElseThrow();
        Polling next = last.with(polls, pages);
        if (!next.equals(last)) {
            pass.recordPoll(next);
        }
    }

    private void reportDenied(ReconcilePass pass, String errorCode) {
        ports.notifyObserver(observer -> observer.listNotAllowed(pass.distribution(), errorCode));
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
