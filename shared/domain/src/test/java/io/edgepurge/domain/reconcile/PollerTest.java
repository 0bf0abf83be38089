package io.edgepurge.domain.reconcile;

import static io.edgepurge.testing.Samples.ACME;
import static io.edgepurge.testing.Samples.IMAGES;
import static io.edgepurge.testing.Samples.VIDEOS;
import static io.edgepurge.testing.Samples.purge;
import static org.assertj.core.api.Assertions.assertThat;

import io.edgepurge.domain.cloudfront.InvalidationId;
import io.edgepurge.domain.cloudfront.InvalidationOutcome.Unanswered;
import io.edgepurge.domain.cloudfront.InvalidationProgress;
import io.edgepurge.domain.cloudfront.RecentInvalidations;
import io.edgepurge.domain.purge.Purge;
import io.edgepurge.domain.purge.PurgeStatus;
import io.edgepurge.domain.ratelimit.TokenBucket;
import io.edgepurge.testing.Interruptions;
import io.edgepurge.testing.RecordingDoorbells.Scheduled;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Checks when CloudFront is polled, with how many calls, and in which order. */
class PollerTest {
    private static final Duration INTERVAL = Duration.ofSeconds(6);

    private final DistributionFixture distribution = new DistributionFixture();

    @Test
    void one_call_polls_all_invalidations_of_a_distribution() {
        List<Purge> purges = submitted(20);
        distribution.invalidationApi.completeAll();
        distribution.clock.advance(INTERVAL);

        distribution.reconcile();

        assertThat(purges)
                .allSatisfy(purge -> assertThat(distribution.status(purge)).isEqualTo(PurgeStatus.COMPLETED));
        assertThat(distribution.invalidationApi.listings()).isEqualTo(1);
        assertThat(distribution.invalidationApi.polledOneByOne()).isEmpty();
    }

    @Test
    void an_invalidation_is_first_polled_six_seconds_after_its_submission() {
        submitted(1);
        distribution.clock.advance(INTERVAL.minusMillis(1));
        distribution.reconcile();
        assertThat(distribution.invalidationApi.listings()).isZero();

        distribution.clock.advance(Duration.ofMillis(1));
        distribution.reconcile();

        assertThat(distribution.invalidationApi.listings()).isEqualTo(1);
    }

    @Test
    void an_invalidation_of_a_second_attempt_is_polled_too() {
        DistributionFixture unanswered = new DistributionFixture(new Unanswered());
        unanswered.queued(1, "/a.jpg");
        unanswered.reconcile();
        unanswered.clock.advance(INTERVAL);

        unanswered.reconcile();

        assertThat(unanswered.doorbell()).isEqualTo(unanswered.clock.instant().plus(INTERVAL));
    }

    @Test
    void new_purges_do_not_add_polls() {
        IntStream.range(0, 60).forEach(second -> {
            distribution.queued(second + 1, "/" + second + ".jpg");
            distribution.reconcile();
            distribution.clock.advance(Duration.ofSeconds(1));
        });

        assertThat(distribution.invalidationApi.listings()).isEqualTo(9);
    }

    @Test
    void older_invalidations_than_those_listed_are_polled_one_by_one() {
        List<Purge> purges = submitted(3);
        distribution.invalidationApi.setPageSize(2);
        distribution.invalidationApi.completeAll();
        distribution.clock.advance(INTERVAL);

        distribution.reconcile();

        assertThat(purges)
                .allSatisfy(purge -> assertThat(distribution.status(purge)).isEqualTo(PurgeStatus.COMPLETED));
        assertThat(distribution.invalidationApi.polledOneByOne()).containsExactly(invalidation(1));
    }

    @Test
    void an_older_invalidation_is_polled_every_thirty_seconds_for_five_minutes() {
        submitted(2);
        distribution.invalidationApi.setPageSize(1);

        IntStream.range(0, 50).forEach(poll -> {
            distribution.clock.advance(INTERVAL);
            distribution.reconcile();
        });

        assertThat(distribution.invalidationApi.listings()).isEqualTo(50);
        assertThat(distribution.invalidationApi.polledOneByOne()).hasSize(10).containsOnly(invalidation(1));
    }

    @Test
    void an_invalidation_that_takes_an_hour_is_polled_less_and_less_often() {
        submitted(2);
        distribution.invalidationApi.setPageSize(1);

        IntStream.range(0, 600).forEach(poll -> {
            distribution.clock.advance(INTERVAL);
            distribution.reconcile();
        });

        assertThat(distribution.invalidationApi.polledOneByOne()).hasSizeBetween(30, 40);
    }

    @Test
    void the_least_recently_polled_older_invalidation_comes_first() {
        submitted(4);
        distribution.invalidationApi.setPageSize(1);

        IntStream.range(0, 8).forEach(poll -> {
            distribution.clock.advance(Duration.ofMinutes(1));
            leaveTokens(2);
            distribution.reconcile();
        });

        assertThat(distribution.invalidationApi.polledOneByOne())
                .startsWith(invalidation(1), invalidation(2), invalidation(3), invalidation(1), invalidation(2));
    }

    @Test
    void an_older_invalidation_takes_the_place_of_a_list_if_no_tokens_are_spare() {
        submitted(2);
        distribution.invalidationApi.setPageSize(1);

        IntStream.range(0, 60).forEach(poll -> {
            distribution.clock.advance(INTERVAL);
            leaveTokens(1);
            distribution.reconcile();
        });

        assertThat(distribution.invalidationApi.listings()).isBetween(50, 56);
        assertThat(distribution.invalidationApi.polledOneByOne()).hasSizeBetween(5, 10);
    }

    @Test
    void invalidations_are_polled_one_by_one_while_lists_get_no_response() {
        Purge purge = submitted(1).getFirst();
        distribution.invalidationApi.failListings(new RecentInvalidations.Unanswered());
        distribution.invalidationApi.completeAll();
        distribution.clock.advance(INTERVAL);

        distribution.reconcile();

        assertThat(distribution.status(purge)).isEqualTo(PurgeStatus.COMPLETED);
    }

    @Test
    void a_throttled_list_adds_no_call() {
        Purge purge = submitted(1).getFirst();
        distribution.invalidationApi.failListings(new RecentInvalidations.Throttled());
        distribution.clock.advance(INTERVAL);

        distribution.reconcile();

        assertThat(distribution.invalidationApi.polledOneByOne()).isEmpty();
        assertThat(distribution.status(purge)).isEqualTo(PurgeStatus.SUBMITTED);
        assertThat(distribution.doorbells.scheduled())
                .endsWith(new Scheduled(IMAGES, distribution.clock.instant().plus(INTERVAL)));
    }

    @Test
    void a_denied_list_suspends_no_plan() {
        Purge purge = submitted(1).getFirst();
        distribution.invalidationApi.failListings(new RecentInvalidations.NotAllowed("AccessDenied"));
        distribution.clock.advance(INTERVAL);
        distribution.reconcile();
        assertThat(distribution.state(purge, 0).reason()).isEmpty();
        assertThat(distribution.observer.notified()).contains("list not allowed AccessDenied");
        distribution.invalidationApi.completeAll();
        distribution.clock.advance(Duration.ofSeconds(30));

        distribution.reconcile();

        assertThat(distribution.status(purge)).isEqualTo(PurgeStatus.COMPLETED);
        assertThat(distribution.invalidationApi.polledOneByOne()).hasSize(2);
    }

    @Test
    void after_a_day_of_refused_polls_submitted_items_fail_without_a_refund() {
        Purge purge = submitted(1).getFirst();
        distribution.invalidationApi.failListings(new RecentInvalidations.NotAllowed("AccessDenied"));
        distribution.invalidationApi.failPolls(new InvalidationProgress.NotAllowed("AccessDenied"));
        distribution.clock.advance(INTERVAL);
        distribution.reconcile();
        assertThat(distribution.state(purge, 0).reason())
                .hasValueSatisfying(reason -> assertThat(reason).contains("AccessDenied"));
        assertThat(distribution.observer.notified()).contains("not allowed AccessDenied");
        distribution.clock.advance(Duration.ofDays(1).minusMillis(1));
        distribution.reconcile();
        assertThat(distribution.status(purge)).isEqualTo(PurgeStatus.SUBMITTED);

        distribution.clock.advance(Duration.ofSeconds(30));
        distribution.reconcile();

        assertThat(distribution.status(purge)).isEqualTo(PurgeStatus.FAILED);
        assertThat(distribution.left()).isEqualTo(DistributionFixture.MONTHLY_QUOTA - 1);
        assertThat(distribution.records.plans().plans(IMAGES)).isEmpty();
    }

    @Test
    void a_version_conflict_repeats_no_poll() {
        submitted(3);
        distribution.invalidationApi.completeAll();
        distribution.clock.advance(INTERVAL);
        Purge late = distribution.queued(9, "/late.jpg");

        distribution.reconcile(Interruptions.before("PlanStore.replace", distribution::reconcile));

        assertThat(distribution.invalidationApi.listings()).isEqualTo(1);
        assertThat(distribution.status(late)).isEqualTo(PurgeStatus.SUBMITTED);
        assertThat(distribution.records.plans().plans(IMAGES)).hasSize(1);
    }

    @Test
    void a_poll_recorded_by_a_clock_that_is_ahead_delays_no_poll() {
        submitted(1);
        Instant ahead = distribution.clock.instant().plus(Duration.ofMinutes(5));
        distribution.records.plans().recordPoll(IMAGES, Optional.empty(), new Polling(ahead, false, List.of()));
        distribution.clock.advance(INTERVAL);

        distribution.reconcile();

        assertThat(distribution.invalidationApi.listings()).isEqualTo(1);
    }

    @Test
    void busy_distributions_take_turns() {
        distribution.queued(1, "/a.jpg");
        distribution.queued(purge(2, ACME, VIDEOS, "/v.mp4"));
        InvalidationWorker worker = distribution.worker(ReconcileConfig.standard());
        worker.reconcile(IMAGES, List.of());
        worker.reconcile(VIDEOS, List.of());
        int[] lists = new int[2];

        IntStream.range(0, 600).forEach(second -> {
            distribution.clock.advance(Duration.ofSeconds(1));
            dropTokens();
            lists[0] += listsOf(() -> worker.reconcile(IMAGES, List.of()));
            lists[1] += listsOf(() -> worker.reconcile(VIDEOS, List.of()));
        });

        assertThat(lists[0]).isBetween(lists[1] - 1, lists[1] + 1).isGreaterThan(50);
    }

    private int listsOf(Runnable reconcile) {
        int before = distribution.invalidationApi.listings();
        reconcile.run();
        return distribution.invalidationApi.listings() - before;
    }

    /** Takes the tokens of creations, as if other distributions created invalidations all the time. */
    private void dropTokens() {
        TokenBucket now = distribution.records.tokenBuckets().read().orElseThrow();
        distribution
                .records
                .tokenBuckets()
                .replace(Optional.of(now), new TokenBucket(0, Math.min(1, now.polls()), now.at(), now.waiting()));
    }

    /** Leaves tokens for polls, and none for the time until the next one. */
    private void leaveTokens(int polls) {
        distribution
                .records
                .tokenBuckets()
                .replace(
                        distribution.records.tokenBuckets().read(),
                        new TokenBucket(0, polls, distribution.clock.instant()));
    }

    private List<Purge> submitted(int purges) {
        return IntStream.rangeClosed(1, purges)
                .mapToObj(n -> {
                    Purge purge = distribution.queued(n, "/" + n + ".jpg");
                    distribution.reconcile();
                    return purge;
                })
                .toList();
    }

    private static InvalidationId invalidation(int plan) {
        return new InvalidationId("I-plan-%04d".formatted(plan));
    }
}
