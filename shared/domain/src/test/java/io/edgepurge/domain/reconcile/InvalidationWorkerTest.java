package io.edgepurge.domain.reconcile;

import static io.edgepurge.testing.Samples.IMAGES;
import static io.edgepurge.testing.Samples.NOON;
import static io.edgepurge.testing.Samples.VIDEOS;
import static io.edgepurge.testing.Samples.ZETA;
import static io.edgepurge.testing.Samples.plan;
import static io.edgepurge.testing.Samples.purge;
import static io.edgepurge.testing.Samples.purgeAcceptedAt;
import static io.edgepurge.testing.Samples.purgeDelayedUntil;
import static io.edgepurge.testing.Samples.purgeOfFiles;
import static org.assertj.core.api.Assertions.assertThat;

import io.edgepurge.domain.account.DistributionId;
import io.edgepurge.domain.cloudfront.InProgressLimit;
import io.edgepurge.domain.cloudfront.InvalidationApi;
import io.edgepurge.domain.cloudfront.InvalidationId;
import io.edgepurge.domain.cloudfront.InvalidationOutcome;
import io.edgepurge.domain.cloudfront.InvalidationOutcome.BadPath;
import io.edgepurge.domain.cloudfront.InvalidationOutcome.Created;
import io.edgepurge.domain.cloudfront.InvalidationOutcome.NotAllowed;
import io.edgepurge.domain.cloudfront.InvalidationOutcome.ReferenceReused;
import io.edgepurge.domain.cloudfront.InvalidationOutcome.Throttled;
import io.edgepurge.domain.cloudfront.InvalidationOutcome.TooManyInProgress;
import io.edgepurge.domain.cloudfront.InvalidationOutcome.Unanswered;
import io.edgepurge.domain.purge.ItemState;
import io.edgepurge.domain.purge.Purge;
import io.edgepurge.domain.purge.PurgeStatus;
import io.edgepurge.testing.Interruptions;
import io.edgepurge.testing.RecordingDoorbells;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class InvalidationWorkerTest {

    @Test
    void queued_items_are_submitted_in_one_invalidation() {
        DistributionFixture distribution = new DistributionFixture();
        Purge one = distribution.queued(1, "/a.jpg", "/b.jpg");
        Purge other = distribution.queued(2, "/c/d/*");

        distribution.reconcile();

        assertThat(distribution.pathsOfCall(0)).containsExactly("/a.jpg", "/b.jpg", "/c/d/*");
        assertThat(distribution.status(one)).isEqualTo(PurgeStatus.SUBMITTED);
        assertThat(distribution.status(other)).isEqualTo(PurgeStatus.SUBMITTED);
        assertThat(distribution.records.queue().heads(IMAGES, 10)).isEmpty();
    }

    @Test
    void items_complete_only_when_cloudfront_reports_it() {
        DistributionFixture distribution = new DistributionFixture();
        Purge purge = distribution.queued(1, "/a.jpg");
        distribution.reconcile();
        distribution.clock.advance(Duration.ofHours(1));

        distribution.reconcile();
        assertThat(distribution.status(purge)).isEqualTo(PurgeStatus.SUBMITTED);

        distribution.completeAndReconcile();
        assertThat(distribution.status(purge)).isEqualTo(PurgeStatus.COMPLETED);
        assertThat(distribution.records.plans().plans(IMAGES)).isEmpty();
    }

    @Test
    void every_item_names_its_invalidation() {
        DistributionFixture distribution = new DistributionFixture();
        Purge purge = distribution.queued(1, "/a.jpg");

        distribution.reconcile();
        assertThat(distribution.state(purge, 0).invalidation()).contains("I-plan-0001");

        distribution.completeAndReconcile();
        assertThat(distribution.state(purge, 0).invalidation()).contains("I-plan-0001");
    }

    @Test
    void a_completed_item_keeps_its_submission_time() {
        DistributionFixture distribution = new DistributionFixture();
        Purge purge = distribution.queued(1, "/a.jpg");

        distribution.reconcile();
        assertThat(distribution.state(purge, 0).submittedAt()).contains(NOON);

        distribution.completeAndReconcile();
        assertThat(distribution.state(purge, 0).since()).isAfter(NOON);
        assertThat(distribution.state(purge, 0).submittedAt()).contains(NOON);
    }

    @Test
    void a_plan_that_another_worker_has_submitted_is_not_submitted_again() {
        DistributionFixture distribution = new DistributionFixture(new Unanswered());
        Purge purge = distribution.queued(1, "/a.jpg");
        distribution.reconcile();

        distribution.reconcile(Interruptions.before("PlanStore.beginCall", () -> {
            distribution.reconcile();
            distribution.clock.advance(Duration.ofSeconds(5));
        }));

        assertThat(distribution.invalidationApi.calls()).hasSize(2);
        assertThat(distribution.state(purge, 0)).isEqualTo(ItemState.submitted("I-plan-0001", NOON));
    }

    @Test
    void equal_and_covered_paths_are_billed_once() {
        DistributionFixture distribution = new DistributionFixture();
        distribution.queued(1, "/a/b/1.jpg", "/a/b/2.jpg");
        distribution.queued(purge(2, ZETA, IMAGES, "/a/b/1.jpg", "/a/b/3.jpg"));
        Purge wildcard = distribution.queued(3, "/a/b/*");

        distribution.reconcile();

        assertThat(distribution.pathsOfCall(0)).containsExactly("/a/b/*");
        assertThat(distribution.status(wildcard)).isEqualTo(PurgeStatus.SUBMITTED);
    }

    @Test
    void a_purge_accepted_under_a_fast_or_slow_clock_is_submitted_immediately() {
        DistributionFixture distribution = new DistributionFixture();
        Purge ahead = distribution.queued(purgeAcceptedAt(NOON.plus(Duration.ofMinutes(5)), 1, "/a.jpg"));
        Purge behind = distribution.queued(purgeAcceptedAt(NOON.minus(Duration.ofMinutes(5)), 2, "/b.jpg"));

        distribution.reconcile();

        assertThat(distribution.status(ahead)).isEqualTo(PurgeStatus.SUBMITTED);
        assertThat(distribution.status(behind)).isEqualTo(PurgeStatus.SUBMITTED);
    }

    @Test
    void a_delayed_purge_is_submitted_at_its_start_time() {
        DistributionFixture distribution = new DistributionFixture();
        Purge delayed = distribution.queued(purgeDelayedUntil(NOON.plus(Duration.ofMinutes(5)), 1, "/a.jpg"));

        distribution.reconcile();
        PurgeStatus before = distribution.status(delayed);
        distribution.clock.advance(Duration.ofMinutes(5));
        distribution.reconcile();

        assertThat(before).isEqualTo(PurgeStatus.QUEUED);
        assertThat(distribution.status(delayed)).isEqualTo(PurgeStatus.SUBMITTED);
    }

    @Test
    void items_queued_after_a_submission_get_their_own_invalidation() {
        DistributionFixture distribution = new DistributionFixture();
        distribution.queued(1, "/a.jpg");
        distribution.reconcile();
        Purge later = distribution.queued(2, "/a.jpg");

        distribution.reconcile();

        assertThat(distribution.references()).containsExactly("plan-0001", "plan-0002");
        assertThat(distribution.state(later, 0).invalidation()).contains("I-plan-0002");
    }

    @Test
    void a_call_without_a_response_is_retried_with_the_same_caller_reference() {
        DistributionFixture distribution =
                new DistributionFixture(new Unanswered(), new Created(new InvalidationId("I1")));
        Purge purge = distribution.queued(1, "/a.jpg");

        distribution.reconcile();
        distribution.queued(2, "/late.jpg");
        distribution.reconcile();

        assertThat(distribution.references().limit(2)).containsExactly("plan-0001", "plan-0001");
        assertThat(distribution.pathsOfCall(1)).containsExactly("/a.jpg");
        assertThat(distribution.state(purge, 0).invalidation()).contains("I1");
    }

    static Stream<InvalidationOutcome> refusalsThatPass() {
        return Stream.of(
                new Throttled(),
                new Unanswered(),
                new TooManyInProgress(InProgressLimit.FILES),
                new TooManyInProgress(InProgressLimit.WILDCARDS),
                new NotAllowed("AccessDenied"));
    }

    @ParameterizedTest
    @MethodSource("refusalsThatPass")
    void a_temporary_refusal_only_delays_a_plan(InvalidationOutcome refusal) {
        DistributionFixture distribution = new DistributionFixture(refusal, refusal, refusal);
        Purge purge = distribution.queued(1, "/a.jpg");

        IntStream.range(0, 3).forEach(pass -> distribution.reconcile());
        assertThat(distribution.status(purge)).isEqualTo(PurgeStatus.QUEUED);
        assertThat(distribution.doorbells.scheduled()).isNotEmpty();

        distribution.reconcile();
        assertThat(distribution.status(purge)).isEqualTo(PurgeStatus.SUBMITTED);
        assertThat(distribution.references()).containsOnly("plan-0001").hasSize(4);
    }

    @Test
    void no_plan_is_made_while_another_waits_for_its_invalidation() {
        DistributionFixture distribution = new DistributionFixture(new Throttled(), new Throttled());
        distribution.queued(1, "/a.jpg");
        distribution.reconcile();
        distribution.queued(2, "/b.jpg");

        distribution.reconcile();

        assertThat(distribution.records.plans().plans(IMAGES)).hasSize(1);
    }

    @Test
    void a_rejected_path_fails_alone_and_is_refunded() {
        DistributionFixture distribution = new DistributionFixture(
                new BadPath("all"),
                new BadPath("first half"),
                new Created(new InvalidationId("I1")),
                new BadPath("/b"));
        Purge purge = distribution.queued(1, "/a.jpg", "/b.jpg", "/c.jpg", "/d.jpg");

        distribution.reconcile();

        assertThat(distribution.statuses(purge))
                .containsOnlyOnce(PurgeStatus.FAILED)
                .contains(PurgeStatus.SUBMITTED);
        assertThat(distribution.left()).isEqualTo(DistributionFixture.MONTHLY_QUOTA - 3);
    }

    @Test
    void one_rejected_path_among_five_hundred_fails_alone() {
        DistributionFixture distribution = new DistributionFixture();
        Purge good = distribution.queued(purgeOfFiles(1, 100));
        IntStream.rangeClosed(2, 4).forEach(n -> distribution.queued(purgeOfFiles(n, 100)));
        Purge bad = distribution.queued(5, "/poisoned.jpg");
        InvalidationApi rejecting = new RejectingInvalidationApi(distribution.invalidationApi, "/poisoned.jpg");
        InvalidationWorker worker = new InvalidationWorker(
                distribution.ports(distribution.records.plans()).with(rejecting),
                ReconcileConfig.standard().withRateLimit(DistributionFixture.HIGH_RATE),
                distribution.doorbells);

        worker.reconcile(IMAGES, List.of());

        assertThat(distribution.status(good)).isEqualTo(PurgeStatus.SUBMITTED);
        assertThat(distribution.state(bad, 0).reason()).contains("CloudFront refuses /poisoned.jpg");
        assertThat(distribution.left()).isEqualTo(DistributionFixture.MONTHLY_QUOTA - 400);
        assertThat(distribution.records.plans().plans(IMAGES))
                .allSatisfy(plan -> assertThat(plan.submission()).isPresent());
    }

    @Test
    void items_that_a_rejected_wildcard_covered_are_submitted_on_their_own() {
        DistributionFixture distribution = new DistributionFixture(new BadPath("no"));
        Purge wildcard = distribution.queued(1, "/a/b/*");
        Purge file = distribution.queued(2, "/a/b/1.jpg");

        distribution.reconcile();

        assertThat(distribution.status(wildcard)).isEqualTo(PurgeStatus.FAILED);
        assertThat(distribution.status(file)).isEqualTo(PurgeStatus.SUBMITTED);
        assertThat(distribution.pathsOfCall(1)).containsExactly("/a/b/1.jpg");
    }

    @Test
    void a_reused_caller_reference_is_not_split_retried_or_refunded() {
        DistributionFixture distribution = new DistributionFixture(new ReferenceReused());
        Purge purge = distribution.queued(1, "/a.jpg", "/b.jpg");

        distribution.reconcile();
        distribution.reconcile();

        assertThat(distribution.invalidationApi.calls()).hasSize(1);
        assertThat(distribution.statuses(purge)).containsOnly(PurgeStatus.FAILED);
        assertThat(distribution.left()).isEqualTo(DistributionFixture.MONTHLY_QUOTA - 2);
        assertThat(distribution.observer.notified())
                .containsExactly("planned 2 paths", "reference reused", "gave up 2 items");
    }

    @Test
    void paths_in_progress_stay_within_the_limits_minus_the_reserved_capacity() {
        DistributionFixture distribution = new DistributionFixture();
        IntStream.rangeClosed(1, 40).forEach(n -> distribution.queued(purgeOfFiles(n, 100)));
        IntStream.rangeClosed(41, 60).forEach(n -> distribution.queued(n, "/w/" + n + "/*"));

        distribution.reconcile();

        Capacity taken = new Capacity(
                distribution.invalidationApi.calls().stream()
                        .mapToInt(call -> call.paths().files().size())
                        .sum(),
                distribution.invalidationApi.calls().stream()
                        .mapToInt(call -> call.paths().wildcards().size())
                        .sum());
        assertThat(taken).isEqualTo(new Capacity(2_900, 13));
    }

    @Test
    void a_purge_with_more_wildcards_than_the_limit_is_submitted_in_parts() {
        DistributionFixture distribution = new DistributionFixture();
        Purge purge = distribution.queued(
                1, IntStream.range(0, 20).mapToObj(n -> "/w/" + n + "/*").toArray(String[]::new));

        distribution.reconcile();
        assertThat(distribution.status(purge)).isEqualTo(PurgeStatus.QUEUED);

        distribution.completeAndReconcile();
        distribution.completeAndReconcile();
        assertThat(distribution.status(purge)).isEqualTo(PurgeStatus.COMPLETED);
        assertThat(distribution.invalidationApi.calls()).hasSize(2);
    }

    @Test
    void a_long_queue_of_one_account_does_not_delay_another_account() {
        DistributionFixture distribution = new DistributionFixture();
        IntStream.rangeClosed(1, 50).forEach(n -> distribution.queued(purgeOfFiles(n, 100)));
        Purge single = distribution.queued(purge(99, ZETA, IMAGES, "/z.jpg"));

        distribution.reconcile();

        assertThat(distribution.pathsOfCall(0)).contains("/z.jpg");
        assertThat(distribution.status(single)).isEqualTo(PurgeStatus.SUBMITTED);
    }

    @Test
    void an_idle_distribution_schedules_no_doorbell() {
        DistributionFixture distribution = new DistributionFixture();

        distribution.reconcile();

        assertThat(distribution.doorbells.scheduled()).isEmpty();
        assertThat(distribution.invalidationApi.calls()).isEmpty();
    }

    @Test
    void a_distribution_without_endpoints_is_ignored() {
        DistributionFixture distribution = new DistributionFixture();

        distribution.worker().reconcile(new DistributionId("ESTRANGER"), List.of());

        assertThat(distribution.doorbells.scheduled()).isEmpty();
    }

    @Test
    void doorbells_do_not_multiply() {
        DistributionFixture distribution = new DistributionFixture();
        for (int n = 1; n <= 100; n++) {
            distribution.queued(n, "/" + n + ".jpg");
            distribution.reconcile();
        }

        assertThat(distribution.doorbells.scheduled())
                .containsExactly(new RecordingDoorbells.Scheduled(IMAGES, NOON.plusSeconds(6)));
    }

    @Test
    void a_doorbell_that_would_come_a_moment_earlier_is_not_sent() {
        DistributionFixture distribution = new DistributionFixture();
        distribution.queued(1, "/a.jpg");
        distribution.reconcile();
        distribution.clock.advance(Duration.ofSeconds(6));
        distribution.reconcile(
                Interruptions.after("PurgeQueue.waiting", () -> distribution.clock.advance(Duration.ofMillis(20))));
        assertThat(distribution.doorbells.scheduled()).hasSize(2);

        distribution.reconcile();

        assertThat(distribution.doorbells.scheduled()).hasSize(2);
    }

    @Test
    void an_early_scheduled_doorbell_schedules_the_next_one() {
        DistributionFixture distribution = new DistributionFixture();
        distribution.queued(1, "/a.jpg");
        distribution.reconcile();
        Instant set = distribution.doorbell();
        distribution.clock.advance(Duration.ofSeconds(4));

        distribution.worker().reconcile(IMAGES, List.of(set));

        assertThat(distribution.doorbells.scheduled()).hasSize(2);
    }

    @Test
    void an_overdue_doorbell_is_ignored() {
        DistributionFixture distribution = new DistributionFixture();
        distribution.queued(1, "/a.jpg");
        distribution.reconcile();
        distribution.clock.advance(Duration.ofSeconds(6));

        distribution.reconcile();

        assertThat(distribution.doorbells.scheduled()).hasSize(2);
    }

    @Test
    void a_reconcile_before_the_scheduled_doorbell_does_not_poll() {
        DistributionFixture distribution = new DistributionFixture();
        Purge purge = distribution.queued(1, "/a.jpg");
        distribution.reconcile();
        distribution.invalidationApi.completeAll();

        distribution.reconcile();

        assertThat(distribution.status(purge)).isEqualTo(PurgeStatus.SUBMITTED);
    }

    @Test
    void a_sweep_sends_a_doorbell_for_every_distribution() {
        DistributionFixture distribution = new DistributionFixture();

        distribution.worker().sweep();

        assertThat(distribution.doorbells.notified()).containsExactlyInAnyOrder(IMAGES, VIDEOS);
    }
}
