package io.edgepurge.domain.reconcile;

import static io.edgepurge.testing.Samples.IMAGES;
import static org.assertj.core.api.Assertions.assertThat;

import io.edgepurge.domain.cloudfront.InProgressLimit;
import io.edgepurge.domain.cloudfront.InvalidationId;
import io.edgepurge.domain.cloudfront.InvalidationOutcome;
import io.edgepurge.domain.cloudfront.InvalidationOutcome.BadPath;
import io.edgepurge.domain.cloudfront.InvalidationOutcome.Created;
import io.edgepurge.domain.cloudfront.InvalidationOutcome.NotAllowed;
import io.edgepurge.domain.cloudfront.InvalidationOutcome.TooManyInProgress;
import io.edgepurge.domain.cloudfront.InvalidationOutcome.Unanswered;
import io.edgepurge.domain.purge.ItemState;
import io.edgepurge.domain.purge.Purge;
import io.edgepurge.domain.purge.PurgeStatus;
import io.edgepurge.domain.reconcile.InvalidationPlan.Ending;
import io.edgepurge.domain.reconcile.InvalidationPlan.Scope;
import io.edgepurge.domain.reconcile.InvalidationPlan.Submission;
import io.edgepurge.domain.reconcile.InvalidationPlan.Suspension;
import io.edgepurge.testing.Interruptions;
import java.time.Duration;
import java.util.Collections;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Checks suspended plans: CloudFront denies access, or the distribution does not exist. */
class RefusedWorkerTest {
    private static final NotAllowed DENIED = new NotAllowed("AccessDenied");

    @Test
    void suspended_items_show_the_reason() {
        DistributionFixture distribution = denied(1);
        Purge purge = distribution.queued(1, "/a.jpg");

        distribution.reconcile();

        ItemState state = distribution.state(purge, 0);
        assertThat(state.status()).isEqualTo(PurgeStatus.QUEUED);
        assertThat(state.reason())
                .hasValueSatisfying(reason -> assertThat(reason).contains("AccessDenied"));
        assertThat(distribution.observer.notified()).containsExactly("planned 1 paths", "not allowed AccessDenied");
    }

    @Test
    void new_items_show_the_reason_without_another_call() {
        DistributionFixture distribution = denied(2);
        distribution.queued(1, "/a.jpg");
        distribution.reconcile();
        Purge later = distribution.queued(2, "/b.jpg");

        distribution.reconcile();

        assertThat(distribution.state(later, 0).reason()).isPresent();
        assertThat(distribution.invalidationApi.calls()).hasSize(2);
        assertThat(distribution.references()).containsOnly("plan-0001");
    }

    @Test
    void all_items_complete_after_access_is_restored() {
        DistributionFixture distribution = denied(60);
        Purge first = distribution.queued(1, "/a.jpg");
        IntStream.range(0, 60).forEach(minute -> {
            distribution.reconcile();
            distribution.clock.advance(Duration.ofMinutes(1));
        });
        Purge later = distribution.queued(2, "/b.jpg");
        assertThat(distribution.status(first)).isEqualTo(PurgeStatus.QUEUED);

        distribution.reconcile();
        distribution.completeAndReconcile();

        assertThat(distribution.status(first)).isEqualTo(PurgeStatus.COMPLETED);
        assertThat(distribution.status(later)).isEqualTo(PurgeStatus.COMPLETED);
        assertThat(distribution.state(first, 0).reason()).isEmpty();
    }

    @Test
    void after_a_day_suspended_items_fail_with_the_reason_and_a_refund() {
        DistributionFixture distribution = denied(100);
        Purge purge = distribution.queued(1, "/a.jpg", "/w/x/*", "/w/x/covered.jpg");
        distribution.reconcile();
        distribution.clock.advance(Duration.ofDays(1));

        distribution.reconcile();

        assertThat(distribution.statuses(purge)).containsOnly(PurgeStatus.FAILED);
        assertThat(distribution.state(purge, 0).reason())
                .hasValueSatisfying(reason -> assertThat(reason).contains("AccessDenied"));
        assertThat(distribution.left()).isEqualTo(DistributionFixture.MONTHLY_QUOTA);
        assertThat(distribution.records.queue().heads(IMAGES, 10)).isEmpty();
    }

    @Test
    void a_suspension_ends_with_the_first_response_and_the_next_one_lasts_a_day() {
        DistributionFixture distribution = new DistributionFixture(
                DENIED,
                new TooManyInProgress(InProgressLimit.FILES),
                DENIED,
                new TooManyInProgress(InProgressLimit.FILES));
        Purge purge = distribution.queued(1, "/a.jpg");
        distribution.reconcile();
        distribution.clock.advance(Duration.ofHours(23));
        distribution.reconcile();
        assertThat(distribution.state(purge, 0).reason()).isEmpty();

        distribution.clock.advance(Duration.ofHours(2));
        distribution.reconcile();

        assertThat(distribution.status(purge)).isEqualTo(PurgeStatus.QUEUED);
        assertThat(distribution.state(purge, 0).reason()).isPresent();
    }

    @Test
    void after_a_call_without_a_response_a_failure_is_not_refunded() {
        DistributionFixture distribution = new DistributionFixture(new Unanswered(), DENIED, DENIED);
        Purge purge = distribution.queued(1, "/a.jpg");
        distribution.reconcile();
        distribution.reconcile();
        distribution.clock.advance(Duration.ofDays(1));
        distribution.reconcile();
        assertThat(distribution.status(purge)).isEqualTo(PurgeStatus.QUEUED);

        distribution.clock.advance(Duration.ofMinutes(3));
        distribution.reconcile();

        assertThat(distribution.status(purge)).isEqualTo(PurgeStatus.FAILED);
        assertThat(distribution.left()).isEqualTo(DistributionFixture.MONTHLY_QUOTA - 1);
    }

    @Test
    void a_plan_that_another_worker_is_submitting_is_not_abandoned() {
        DistributionFixture distribution = denied(2);
        Purge purge = distribution.queued(1, "/a.jpg");
        distribution.reconcile();
        distribution.clock.advance(Duration.ofDays(1));

        distribution.reconcile(Interruptions.before("InvalidationApi.createInvalidation", () -> {
            distribution.clock.advance(Duration.ofSeconds(20));
            distribution.reconcile();
        }));

        assertThat(distribution.status(purge)).isEqualTo(PurgeStatus.SUBMITTED);
        assertThat(distribution.records.plans().plans(IMAGES))
                .extracting(plan -> plan.submission().isPresent())
                .containsExactly(true);
        distribution.invalidationApi.completeAll();
        distribution.clock.advance(Duration.ofMinutes(3));
        distribution.reconcile();
        assertThat(distribution.status(purge)).isEqualTo(PurgeStatus.COMPLETED);
    }

    @Test
    void a_rejected_path_is_refunded_even_after_a_call_without_a_response() {
        DistributionFixture distribution =
                new DistributionFixture(new Unanswered(), new BadPath("no"), new BadPath("no"));
        Purge purge = distribution.queued(1, "/a.jpg", "/b.jpg");
        distribution.reconcile();

        distribution.reconcile();

        assertThat(distribution.statuses(purge)).containsExactly(PurgeStatus.FAILED, PurgeStatus.SUBMITTED);
        assertThat(distribution.left()).isEqualTo(DistributionFixture.MONTHLY_QUOTA - 1);
    }

    @Test
    void an_invalidation_that_cloudfront_no_longer_knows_is_repeated() {
        DistributionFixture distribution = new DistributionFixture();
        Purge purge = distribution.queued(1, "/a.jpg");
        distribution.reconcile();
        distribution.invalidationApi.forgetAll();
        distribution.clock.advance(Duration.ofMinutes(1));

        distribution.reconcile();
        assertThat(distribution.state(purge, 0))
                .isEqualTo(ItemState.submitted("I-plan-0002", distribution.clock.instant()));

        distribution.completeAndReconcile();
        assertThat(distribution.status(purge)).isEqualTo(PurgeStatus.COMPLETED);
    }

    @Test
    void items_of_a_forgotten_invalidation_are_not_refunded_if_their_path_is_rejected() {
        DistributionFixture distribution =
                new DistributionFixture(new Created(new InvalidationId("I-1")), new BadPath("no"), new BadPath("no"));
        Purge purge = distribution.queued(1, "/a.jpg", "/b.jpg");
        distribution.reconcile();
        distribution.invalidationApi.forgetAll();
        distribution.clock.advance(Duration.ofMinutes(1));

        distribution.reconcile();

        assertThat(distribution.statuses(purge)).containsExactly(PurgeStatus.FAILED, PurgeStatus.SUBMITTED);
        assertThat(distribution.left()).isEqualTo(DistributionFixture.MONTHLY_QUOTA - 2);
    }

    @Test
    void items_that_a_rejected_wildcard_covers_are_submitted_even_if_they_have_left_the_queue() {
        DistributionFixture distribution =
                new DistributionFixture(new Created(new InvalidationId("I-1")), new BadPath("no"), new BadPath("no"));
        Purge purge = distribution.queued(1, "/w/x/*", "/w/x/covered.jpg");
        distribution.reconcile();
        distribution.invalidationApi.forgetAll();
        distribution.clock.advance(Duration.ofMinutes(1));

        distribution.reconcile();

        assertThat(distribution.statuses(purge)).containsExactly(PurgeStatus.FAILED, PurgeStatus.SUBMITTED);
        assertThat(distribution.left()).isEqualTo(DistributionFixture.MONTHLY_QUOTA - 2);
    }

    @Test
    void another_worker_finishes_the_abandonment_of_a_submitted_plan() {
        DistributionFixture distribution = new DistributionFixture();
        Purge purge = distribution.queued(1, "/a.jpg");
        distribution.reconcile();
        InvalidationPlan submitted = distribution.records.plans().plans(IMAGES).getFirst();
        Ending ending = new Ending("given up", distribution.clock.instant(), false, Scope.ALL);
        distribution.records.plans().end(submitted, ending);

        distribution.reconcile();

        assertThat(distribution.state(purge, 0).reason()).contains("given up");
        assertThat(distribution.state(purge, 0).submittedAt())
                .isEqualTo(submitted.submission().map(Submission::at));
        assertThat(distribution.status(purge)).isEqualTo(PurgeStatus.FAILED);
        assertThat(distribution.records.plans().plans(IMAGES)).isEmpty();
    }

    @Test
    void submitted_items_keep_their_submission_time_during_a_suspension() {
        DistributionFixture distribution = new DistributionFixture();
        Purge purge = distribution.queued(1, "/a.jpg");
        distribution.reconcile();
        InvalidationPlan submitted = distribution.records.plans().plans(IMAGES).getFirst();
        ItemState before = distribution.state(purge, 0);
        distribution.clock.advance(Duration.ofMinutes(1));
        Suspensions suspensions = new Suspensions(distribution.ports(distribution.records.plans()), Duration.ofDays(1));
        suspensions.begin(submitted, new Suspension("AccessDenied", distribution.clock.instant()));
        assertThat(distribution.state(purge, 0).reason()).isPresent();
        assertThat(distribution.state(purge, 0).submittedAt()).isEqualTo(before.submittedAt());

        distribution.reconcile();

        assertThat(distribution.state(purge, 0)).isEqualTo(before);
    }

    @Test
    void a_suspended_plan_shows_its_first_deadline() {
        DistributionFixture distribution = new DistributionFixture();
        Purge purge = distribution.queued(1, "/a.jpg");
        distribution.reconcile();
        Suspensions suspensions = new Suspensions(distribution.ports(distribution.records.plans()), Duration.ofDays(1));
        suspensions.begin(onlyPlan(distribution), new Suspension("AccessDenied", distribution.clock.instant()));
        ItemState before = distribution.state(purge, 0);

        distribution.clock.advance(Duration.ofMinutes(1));
        suspensions.begin(onlyPlan(distribution), new Suspension("AccessDenied", distribution.clock.instant()));

        assertThat(distribution.state(purge, 0)).isEqualTo(before);
    }

    private static InvalidationPlan onlyPlan(DistributionFixture distribution) {
        return distribution.records.plans().plans(IMAGES).getFirst();
    }

    @Test
    void an_invalidation_is_overdue_fifteen_minutes_after_its_submission() {
        DistributionFixture distribution = new DistributionFixture();
        distribution.queued(1, "/a.jpg");
        distribution.reconcile();
        distribution.clock.advance(Duration.ofMinutes(15));
        distribution.reconcile();
        assertThat(distribution.observer.notified()).containsExactly("planned 1 paths", "submitted 1 paths");

        distribution.clock.advance(Duration.ofMinutes(1));
        distribution.reconcile();

        assertThat(distribution.observer.notified()).endsWith("overdue 1");
    }

    private static DistributionFixture denied(int times) {
        return new DistributionFixture(Collections.nCopies(times, DENIED).toArray(InvalidationOutcome[]::new));
    }
}
