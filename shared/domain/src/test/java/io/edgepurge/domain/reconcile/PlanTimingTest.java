package io.edgepurge.domain.reconcile;

import static io.edgepurge.testing.Samples.IMAGES;
import static io.edgepurge.testing.Samples.ZETA;
import static io.edgepurge.testing.Samples.purge;
import static io.edgepurge.testing.Samples.purgeOfFiles;
import static org.assertj.core.api.Assertions.assertThat;

import io.edgepurge.domain.cloudfront.InvalidationId;
import io.edgepurge.domain.purge.Purge;
import io.edgepurge.domain.purge.PurgeStatus;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** While capacity is short, small plans wait for more of it, but never for long. */
class PlanTimingTest {
    private final DistributionFixture distribution = new DistributionFixture();

    @Test
    void twenty_thousand_and_one_urls_take_seven_invalidations() {
        IntStream.rangeClosed(1, 200).forEach(n -> distribution.queued(purgeOfFiles(n, 100)));
        distribution.queued(201, "/last.jpg");

        distribution.reconcile();
        IntStream.range(0, 10).forEach(poll -> distribution.completeAndReconcile());

        assertThat(calls()).isEqualTo(7);
        assertThat(distribution.records.plans().plans(IMAGES)).isEmpty();
    }

    @Test
    void capacity_that_one_small_invalidation_frees_waits_for_more() {
        fillWithSmallInvalidations();

        completeOneAndPoll(1);
        assertThat(calls()).isEqualTo(10);

        completeOneAndPoll(2, 3, 4, 5);
        assertThat(calls()).isEqualTo(11);
        assertThat(distribution.pathsOfCall(10)).hasSize(1_500);
    }

    @Test
    void a_plan_waits_no_longer_than_thirty_seconds_for_slow_invalidations() {
        fillWithSmallInvalidations();
        completeOneAndPoll(1);

        distribution.clock.advance(Duration.ofSeconds(24));
        distribution.reconcile();

        assertThat(calls()).isEqualTo(11);
        assertThat(distribution.pathsOfCall(10)).hasSize(300);
    }

    @Test
    void the_rest_of_the_queue_goes_at_once() {
        fillWithSmallInvalidations();
        distribution.clock.advance(Duration.ofMinutes(1));
        IntStream.rangeClosed(2, 10).forEach(n -> distribution.invalidationApi.complete(invalidation(n)));
        distribution.reconcile();
        int before = calls();
        Purge lone = distribution.queued(99, "/lone.jpg");

        distribution.reconcile();

        assertThat(distribution.status(lone)).isEqualTo(PurgeStatus.SUBMITTED);
        assertThat(calls()).isEqualTo(before + 1);
    }

    @Test
    void a_wildcard_with_room_does_not_wait_for_files_without() {
        fillWithSmallInvalidations();
        Purge wildcard = distribution.queued(99, "/w/x/*");

        distribution.reconcile();

        assertThat(distribution.status(wildcard)).isEqualTo(PurgeStatus.SUBMITTED);
    }

    @Test
    void another_accounts_url_is_in_the_next_plan() {
        fillWithSmallInvalidations();
        Purge single = distribution.queued(purge(99, ZETA, IMAGES, "/z.jpg"));
        completeOneAndPoll(1, 2, 3, 4, 5);

        assertThat(calls()).isEqualTo(11);
        assertThat(distribution.status(single)).isEqualTo(PurgeStatus.SUBMITTED);
    }

    private int calls() {
        return distribution.invalidationApi.calls().size();
    }

    /** Submits nine invalidations of 300 files and one of 200, and queues 2,000 more files. */
    private void fillWithSmallInvalidations() {
        IntStream.rangeClosed(1, 9).forEach(n -> {
            distribution.queued(purgeOfFiles(3 * n, 100));
            distribution.queued(purgeOfFiles(3 * n + 1, 100));
            distribution.queued(purgeOfFiles(3 * n + 2, 100));
            distribution.reconcile();
        });
        distribution.queued(purgeOfFiles(50, 200));
        distribution.reconcile();
        IntStream.rangeClosed(51, 70).forEach(n -> distribution.queued(purgeOfFiles(n, 100)));
        distribution.reconcile();
        assertThat(calls()).isEqualTo(10);
    }

    private void completeOneAndPoll(int... plans) {
        IntStream.of(plans).forEach(n -> distribution.invalidationApi.complete(invalidation(n)));
        distribution.clock.advance(Duration.ofSeconds(6));
        distribution.reconcile();
    }

    private static InvalidationId invalidation(int plan) {
        return new InvalidationId("I-plan-%04d".formatted(plan));
    }
}
