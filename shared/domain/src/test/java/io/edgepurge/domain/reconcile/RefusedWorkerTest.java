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

/** CloudFront refuses us: no permission, or no such distribution. */
class RefusedWorkerTest {
    private static final NotAllowed DENIED = new NotAllowed("AccessDenied");

    @Test
    void what_waits_says_why() {
        Distribution distribution = denied(1);
        Purge purge = distribution.queued(1, "/a.jpg");

        distribution.look();

        ItemState state = distribution.state(purge, 0);
        assertThat(state.status()).isEqualTo(PurgeStatus.QUEUED);
        assertThat(state.reason())
                .hasValueSatisfying(reason -> assertThat(reason).contains("AccessDenied"));
        assertThat(distribution.observer.notified()).containsExactly("planned 1 paths", "not allowed AccessDenied");
    }

    @Test
    void what_comes_in_meanwhile_says_so_too_without_a_call_of_its_own() {
        Distribution distribution = denied(2);
        distribution.queued(1, "/a.jpg");
        distribution.look();
        Purge later = distribution.queued(2, "/b.jpg");

        distribution.look();

        assertThat(distribution.state(later, 0).reason()).isPresent();
        assertThat(distribution.invalidationApi.calls()).hasSize(2);
        assertThat(distribution.references()).containsOnly("plan-0001");
    }

    @Test
    void permission_restored_after_an_hour_lets_everything_through() {
        Distribution distribution = denied(60);
        Purge first = distribution.queued(1, "/a.jpg");
        IntStream.range(0, 60).forEach(minute -> {
            distribution.look();
            distribution.clock.turn(Duration.ofMinutes(1));
        });
        Purge later = distribution.queued(2, "/b.jpg");
        assertThat(distribution.status(first)).isEqualTo(PurgeStatus.QUEUED);

        distribution.look();
        distribution.completeAndLook();

        assertThat(distribution.status(first)).isEqualTo(PurgeStatus.COMPLETED);
        assertThat(distribution.status(later)).isEqualTo(PurgeStatus.COMPLETED);
        assertThat(distribution.state(first, 0).reason()).isEmpty();
    }

    @Test
    void after_a_day_what_waits_fails_with_the_reason_and_a_refund() {
        Distribution distribution = denied(100);
        Purge purge = distribution.queued(1, "/a.jpg", "/w/x/*", "/w/x/covered.jpg");
        distribution.look();
        distribution.clock.turn(Duration.ofDays(1));

        distribution.look();

        assertThat(distribution.statuses(purge)).containsOnly(PurgeStatus.FAILED);
        assertThat(distribution.state(purge, 0).reason())
                .hasValueSatisfying(reason -> assertThat(reason).contains("AccessDenied"));
        assertThat(distribution.left()).isEqualTo(Distribution.MONTHLY_QUOTA);
        assertThat(distribution.records.queue().heads(IMAGES, 10)).isEmpty();
    }

    @Test
    void a_hold_ends_when_cloudfront_hears_us_and_the_next_one_has_a_day_of_its_own() {
        Distribution distribution = new Distribution(
                DENIED,
                new TooManyInProgress(InProgressLimit.FILES),
                DENIED,
                new TooManyInProgress(InProgressLimit.FILES));
        Purge purge = distribution.queued(1, "/a.jpg");
        distribution.look();
        distribution.clock.turn(Duration.ofHours(23));
        distribution.look();
        assertThat(distribution.state(purge, 0).reason()).isEmpty();

        distribution.clock.turn(Duration.ofHours(2));
        distribution.look();

        assertThat(distribution.status(purge)).isEqualTo(PurgeStatus.QUEUED);
        assertThat(distribution.state(purge, 0).reason()).isPresent();
    }

    @Test
    void after_an_unanswered_call_a_failure_is_not_refunded() {
        Distribution distribution = new Distribution(new Unanswered(), DENIED, DENIED);
        Purge purge = distribution.queued(1, "/a.jpg");
        distribution.look();
        distribution.look();
        distribution.clock.turn(Duration.ofDays(1));
        distribution.look();
        assertThat(distribution.status(purge)).isEqualTo(PurgeStatus.QUEUED);

        distribution.clock.turn(Duration.ofMinutes(3));
        distribution.look();

        assertThat(distribution.status(purge)).isEqualTo(PurgeStatus.FAILED);
        assertThat(distribution.left()).isEqualTo(Distribution.MONTHLY_QUOTA - 1);
    }

    @Test
    void what_another_worker_is_just_calling_for_is_not_given_up_behind_its_back() {
        Distribution distribution = denied(2);
        Purge purge = distribution.queued(1, "/a.jpg");
        distribution.look();
        distribution.clock.turn(Duration.ofDays(1));

        distribution.look(Interruptions.before("InvalidationApi.createInvalidation", distribution::look));

        assertThat(distribution.status(purge)).isEqualTo(PurgeStatus.SUBMITTED);
        assertThat(distribution.records.plans().plans(IMAGES))
                .extracting(plan -> plan.submission().isPresent())
                .containsExactly(true);
        distribution.invalidationApi.completeAll();
        distribution.clock.turn(Duration.ofMinutes(3));
        distribution.look();
        assertThat(distribution.status(purge)).isEqualTo(PurgeStatus.COMPLETED);
    }

    @Test
    void a_bad_path_is_refunded_even_after_an_unanswered_call_that_cannot_have_created_anything() {
        Distribution distribution = new Distribution(new Unanswered(), new BadPath("no"), new BadPath("no"));
        Purge purge = distribution.queued(1, "/a.jpg", "/b.jpg");
        distribution.look();

        distribution.look();

        assertThat(distribution.statuses(purge)).containsExactly(PurgeStatus.FAILED, PurgeStatus.SUBMITTED);
        assertThat(distribution.left()).isEqualTo(Distribution.MONTHLY_QUOTA - 1);
    }

    @Test
    void an_invalidation_that_cloudfront_has_forgotten_is_made_anew() {
        Distribution distribution = new Distribution();
        Purge purge = distribution.queued(1, "/a.jpg");
        distribution.look();
        distribution.invalidationApi.forgetAll();
        distribution.clock.turn(Duration.ofMinutes(1));

        distribution.look();
        assertThat(distribution.state(purge, 0))
                .isEqualTo(ItemState.submitted("I-plan-0002", distribution.clock.instant()));

        distribution.completeAndLook();
        assertThat(distribution.status(purge)).isEqualTo(PurgeStatus.COMPLETED);
    }

    @Test
    void what_a_forgotten_invalidation_has_carried_is_not_refunded_when_its_path_turns_out_bad() {
        Distribution distribution =
                new Distribution(new Created(new InvalidationId("I-1")), new BadPath("no"), new BadPath("no"));
        Purge purge = distribution.queued(1, "/a.jpg", "/b.jpg");
        distribution.look();
        distribution.invalidationApi.forgetAll();
        distribution.clock.turn(Duration.ofMinutes(1));

        distribution.look();

        assertThat(distribution.statuses(purge)).containsExactly(PurgeStatus.FAILED, PurgeStatus.SUBMITTED);
        assertThat(distribution.left()).isEqualTo(Distribution.MONTHLY_QUOTA - 2);
    }

    @Test
    void what_a_bad_wildcard_covers_ends_with_it_if_it_has_left_the_queue_before() {
        Distribution distribution = new Distribution(new Created(new InvalidationId("I-1")), new BadPath("no"));
        Purge purge = distribution.queued(1, "/w/x/*", "/w/x/covered.jpg");
        distribution.look();
        distribution.invalidationApi.forgetAll();
        distribution.clock.turn(Duration.ofMinutes(1));

        distribution.look();

        assertThat(distribution.statuses(purge)).containsOnly(PurgeStatus.FAILED);
        assertThat(distribution.left()).isEqualTo(Distribution.MONTHLY_QUOTA - 2);
    }

    @Test
    void whoever_comes_next_carries_on_with_giving_up_what_was_submitted() {
        Distribution distribution = new Distribution();
        Purge purge = distribution.queued(1, "/a.jpg");
        distribution.look();
        InvalidationPlan submitted = distribution.records.plans().plans(IMAGES).getFirst();
        Ending ending = new Ending("given up", distribution.clock.instant(), false, Scope.ALL);
        distribution.records.plans().end(submitted, ending);

        distribution.look();

        assertThat(distribution.state(purge, 0).reason()).contains("given up");
        assertThat(distribution.state(purge, 0).submittedAt())
                .isEqualTo(submitted.submission().map(Submission::at));
        assertThat(distribution.status(purge)).isEqualTo(PurgeStatus.FAILED);
        assertThat(distribution.records.plans().plans(IMAGES)).isEmpty();
    }

    @Test
    void what_was_submitted_still_says_when_after_cloudfront_has_refused_us_for_a_while() {
        Distribution distribution = new Distribution();
        Purge purge = distribution.queued(1, "/a.jpg");
        distribution.look();
        InvalidationPlan submitted = distribution.records.plans().plans(IMAGES).getFirst();
        ItemState before = distribution.state(purge, 0);
        distribution.clock.turn(Duration.ofMinutes(1));
        Suspensions suspensions = new Suspensions(distribution.ports(distribution.records.plans()), Duration.ofDays(1));
        suspensions.begin(submitted, new Suspension("AccessDenied", distribution.clock.instant()));
        assertThat(distribution.state(purge, 0).reason()).isPresent();
        assertThat(distribution.state(purge, 0).submittedAt()).isEqualTo(before.submittedAt());

        distribution.look();

        assertThat(distribution.state(purge, 0)).isEqualTo(before);
    }

    @Test
    void fifteen_minutes_after_its_submission_an_invalidation_is_overdue() {
        Distribution distribution = new Distribution();
        distribution.queued(1, "/a.jpg");
        distribution.look();
        distribution.clock.turn(Duration.ofMinutes(15));
        distribution.look();
        assertThat(distribution.observer.notified()).containsExactly("planned 1 paths", "submitted 1 paths");

        distribution.clock.turn(Duration.ofMinutes(1));
        distribution.look();

        assertThat(distribution.observer.notified()).endsWith("overdue 1");
    }

    private static Distribution denied(int times) {
        return new Distribution(Collections.nCopies(times, DENIED).toArray(InvalidationOutcome[]::new));
    }
}
