package io.edgepurge.domain.reconcile;

import static io.edgepurge.testing.Samples.ACME;
import static io.edgepurge.testing.Samples.IMAGES;
import static io.edgepurge.testing.Samples.NOON;
import static io.edgepurge.testing.Samples.VIDEOS;
import static io.edgepurge.testing.Samples.ZETA;
import static io.edgepurge.testing.Samples.plan;
import static io.edgepurge.testing.Samples.purge;
import static io.edgepurge.testing.Samples.purgeOfFiles;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class InvalidationWorkerTest {

    @Test
    void what_waits_goes_out_in_one_invalidation() {
        Distribution distribution = new Distribution();
        Purge one = distribution.queued(1, "/a.jpg", "/b.jpg");
        Purge other = distribution.queued(2, "/c/d/*");

        distribution.look();

        assertThat(distribution.pathsOfCall(0)).containsExactly("/a.jpg", "/b.jpg", "/c/d/*");
        assertThat(distribution.status(one)).isEqualTo(PurgeStatus.SUBMITTED);
        assertThat(distribution.status(other)).isEqualTo(PurgeStatus.SUBMITTED);
        assertThat(distribution.records.queue().heads(IMAGES, 10)).isEmpty();
    }

    @Test
    void nothing_is_completed_before_cloudfront_says_so() {
        Distribution distribution = new Distribution();
        Purge purge = distribution.queued(1, "/a.jpg");
        distribution.look();
        distribution.clock.turn(Duration.ofHours(1));

        distribution.look();
        assertThat(distribution.status(purge)).isEqualTo(PurgeStatus.SUBMITTED);

        distribution.completeAndLook();
        assertThat(distribution.status(purge)).isEqualTo(PurgeStatus.COMPLETED);
        assertThat(distribution.records.plans().plans(IMAGES)).isEmpty();
    }

    @Test
    void every_item_names_the_invalidation_that_carried_it() {
        Distribution distribution = new Distribution();
        Purge purge = distribution.queued(1, "/a.jpg");

        distribution.look();
        assertThat(distribution.state(purge, 0).invalidation()).contains("I-plan-0001");

        distribution.completeAndLook();
        assertThat(distribution.state(purge, 0).invalidation()).contains("I-plan-0001");
    }

    @Test
    void a_completed_item_still_says_when_it_was_submitted() {
        Distribution distribution = new Distribution();
        Purge purge = distribution.queued(1, "/a.jpg");

        distribution.look();
        assertThat(distribution.state(purge, 0).submittedAt()).contains(NOON);

        distribution.completeAndLook();
        assertThat(distribution.state(purge, 0).since()).isAfter(NOON);
        assertThat(distribution.state(purge, 0).submittedAt()).contains(NOON);
    }

    @Test
    void a_call_that_another_worker_has_made_already_does_not_change_when_an_item_was_submitted() {
        Distribution distribution = new Distribution(new Unanswered());
        Purge purge = distribution.queued(1, "/a.jpg");
        distribution.look();

        distribution.look(Interruptions.before("PlanStore.beginCall", () -> {
            distribution.look();
            distribution.clock.turn(Duration.ofSeconds(5));
        }));

        assertThat(distribution.invalidationApi.calls()).hasSize(3);
        assertThat(distribution.state(purge, 0)).isEqualTo(ItemState.submitted("I-plan-0001", NOON));
    }

    @Test
    void equal_and_covered_paths_are_billed_once() {
        Distribution distribution = new Distribution();
        distribution.queued(1, "/a/b/1.jpg", "/a/b/2.jpg");
        distribution.queued(purge(2, ZETA, IMAGES, "/a/b/1.jpg", "/a/b/3.jpg"));
        Purge wildcard = distribution.queued(3, "/a/b/*");

        distribution.look();

        assertThat(distribution.pathsOfCall(0)).containsExactly("/a/b/*");
        assertThat(distribution.status(wildcard)).isEqualTo(PurgeStatus.SUBMITTED);
    }

    @Test
    void what_comes_after_a_submission_gets_an_invalidation_of_its_own() {
        Distribution distribution = new Distribution();
        distribution.queued(1, "/a.jpg");
        distribution.look();
        Purge later = distribution.queued(2, "/a.jpg");

        distribution.look();

        assertThat(distribution.references()).containsExactly("plan-0001", "plan-0002");
        assertThat(distribution.state(later, 0).invalidation()).contains("I-plan-0002");
    }

    @Test
    void an_unanswered_plan_is_tried_again_under_the_same_caller_reference() {
        Distribution distribution = new Distribution(new Unanswered(), new Created(new InvalidationId("I1")));
        Purge purge = distribution.queued(1, "/a.jpg");

        distribution.look();
        distribution.queued(2, "/late.jpg");
        distribution.look();

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
    void a_refusal_that_passes_costs_time_and_nothing_else(InvalidationOutcome refusal) {
        Distribution distribution = new Distribution(refusal, refusal, refusal);
        Purge purge = distribution.queued(1, "/a.jpg");

        IntStream.range(0, 3).forEach(look -> distribution.look());
        assertThat(distribution.status(purge)).isEqualTo(PurgeStatus.QUEUED);
        assertThat(distribution.doorbells.set()).isNotEmpty();

        distribution.look();
        assertThat(distribution.status(purge)).isEqualTo(PurgeStatus.SUBMITTED);
        assertThat(distribution.references()).containsOnly("plan-0001").hasSize(4);
    }

    @Test
    void while_a_plan_waits_for_its_invalidation_no_other_is_made() {
        Distribution distribution = new Distribution(new Throttled(), new Throttled());
        distribution.queued(1, "/a.jpg");
        distribution.look();
        distribution.queued(2, "/b.jpg");

        distribution.look();

        assertThat(distribution.records.plans().plans(IMAGES)).hasSize(1);
    }

    @Test
    void a_bad_path_fails_alone_and_is_refunded() {
        Distribution distribution = new Distribution(
                new BadPath("all"),
                new BadPath("first half"),
                new Created(new InvalidationId("I1")),
                new BadPath("/b"));
        Purge purge = distribution.queued(1, "/a.jpg", "/b.jpg", "/c.jpg", "/d.jpg");

        distribution.look();

        assertThat(distribution.statuses(purge))
                .containsOnlyOnce(PurgeStatus.FAILED)
                .contains(PurgeStatus.SUBMITTED);
        assertThat(distribution.left()).isEqualTo(Distribution.MONTHLY_QUOTA - 3);
    }

    @Test
    void one_bad_path_among_five_hundred_fails_alone() {
        Distribution distribution = new Distribution();
        Purge good = distribution.queued(purgeOfFiles(1, 100));
        IntStream.rangeClosed(2, 4).forEach(n -> distribution.queued(purgeOfFiles(n, 100)));
        Purge bad = distribution.queued(5, "/poisoned.jpg");
        InvalidationApi picky = new RejectingInvalidationApi(distribution.invalidationApi, "/poisoned.jpg");
        InvalidationWorker worker = new InvalidationWorker(
                distribution.ports(distribution.records.plans()).with(picky),
                ReconcileConfig.standard().withRateLimit(Distribution.UNHURRIED),
                distribution.doorbells);

        worker.reconcile(IMAGES, List.of());

        assertThat(distribution.status(good)).isEqualTo(PurgeStatus.SUBMITTED);
        assertThat(distribution.state(bad, 0).reason()).contains("CloudFront refuses /poisoned.jpg");
        assertThat(distribution.left()).isEqualTo(Distribution.MONTHLY_QUOTA - 400);
        assertThat(distribution.records.plans().plans(IMAGES))
                .allSatisfy(plan -> assertThat(plan.submission()).isPresent());
    }

    @Test
    void what_a_bad_wildcard_covered_goes_out_by_itself() {
        Distribution distribution = new Distribution(new BadPath("no"));
        Purge wildcard = distribution.queued(1, "/a/b/*");
        Purge file = distribution.queued(2, "/a/b/1.jpg");

        distribution.look();

        assertThat(distribution.status(wildcard)).isEqualTo(PurgeStatus.FAILED);
        assertThat(distribution.status(file)).isEqualTo(PurgeStatus.SUBMITTED);
        assertThat(distribution.pathsOfCall(1)).containsExactly("/a/b/1.jpg");
    }

    @Test
    void a_reused_caller_reference_is_neither_split_nor_called_again_nor_refunded() {
        Distribution distribution = new Distribution(new ReferenceReused());
        Purge purge = distribution.queued(1, "/a.jpg", "/b.jpg");

        distribution.look();
        distribution.look();

        assertThat(distribution.invalidationApi.calls()).hasSize(1);
        assertThat(distribution.statuses(purge)).containsOnly(PurgeStatus.FAILED);
        assertThat(distribution.left()).isEqualTo(Distribution.MONTHLY_QUOTA - 2);
    }

    @Test
    void no_more_is_in_progress_than_the_pools_less_the_operators_share() {
        Distribution distribution = new Distribution();
        IntStream.rangeClosed(1, 40).forEach(n -> distribution.queued(purgeOfFiles(n, 100)));
        IntStream.rangeClosed(41, 60).forEach(n -> distribution.queued(n, "/w/" + n + "/*"));

        distribution.look();

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
    void a_purge_of_more_wildcards_than_the_pool_holds_goes_through_in_parts() {
        Distribution distribution = new Distribution();
        Purge purge = distribution.queued(
                1, IntStream.range(0, 20).mapToObj(n -> "/w/" + n + "/*").toArray(String[]::new));

        distribution.look();
        assertThat(distribution.status(purge)).isEqualTo(PurgeStatus.QUEUED);

        distribution.completeAndLook();
        distribution.completeAndLook();
        assertThat(distribution.status(purge)).isEqualTo(PurgeStatus.COMPLETED);
        assertThat(distribution.invalidationApi.calls()).hasSize(2);
    }

    @Test
    void one_accounts_long_queue_does_not_hold_up_anothers_single_url() {
        Distribution distribution = new Distribution();
        IntStream.rangeClosed(1, 50).forEach(n -> distribution.queued(purgeOfFiles(n, 100)));
        Purge single = distribution.queued(purge(99, ZETA, IMAGES, "/z.jpg"));

        distribution.look();

        assertThat(distribution.pathsOfCall(0)).contains("/z.jpg");
        assertThat(distribution.status(single)).isEqualTo(PurgeStatus.SUBMITTED);
    }

    @Test
    void an_idle_distribution_sets_no_bell() {
        Distribution distribution = new Distribution();

        distribution.look();

        assertThat(distribution.doorbells.set()).isEmpty();
        assertThat(distribution.invalidationApi.calls()).isEmpty();
    }

    @Test
    void a_distribution_nobody_owns_is_passed_over() {
        Distribution distribution = new Distribution();

        distribution.worker().reconcile(new DistributionId("ESTRANGER"), List.of());

        assertThat(distribution.doorbells.set()).isEmpty();
    }

    @Test
    void bells_do_not_multiply() {
        Distribution distribution = new Distribution();
        for (int n = 1; n <= 100; n++) {
            distribution.queued(n, "/" + n + ".jpg");
            distribution.look();
        }

        assertThat(distribution.doorbells.set())
                .containsExactly(new RecordingDoorbells.Set(IMAGES, NOON.plusSeconds(6)));
    }

    @Test
    void the_bell_that_was_set_brings_the_next_one_though_its_time_has_not_quite_come() {
        Distribution distribution = new Distribution();
        distribution.queued(1, "/a.jpg");
        distribution.look();
        Instant set = distribution.doorbell();
        distribution.clock.turn(Duration.ofSeconds(4));

        distribution.worker().reconcile(IMAGES, List.of(set));

        assertThat(distribution.doorbells.set()).hasSize(2);
    }

    @Test
    void a_bell_that_was_lost_counts_as_none() {
        Distribution distribution = new Distribution();
        distribution.queued(1, "/a.jpg");
        distribution.look();
        distribution.clock.turn(Duration.ofSeconds(6));

        distribution.look();

        assertThat(distribution.doorbells.set()).hasSize(2);
    }

    @Test
    void looking_before_the_bell_is_due_asks_cloudfront_nothing() {
        Distribution distribution = new Distribution();
        Purge purge = distribution.queued(1, "/a.jpg");
        distribution.look();
        distribution.invalidationApi.completeAll();

        distribution.look();

        assertThat(distribution.status(purge)).isEqualTo(PurgeStatus.SUBMITTED);
    }

    @Test
    void a_sweep_rings_for_every_distribution() {
        Distribution distribution = new Distribution();

        distribution.worker().sweep();

        assertThat(distribution.doorbells.rung()).containsExactlyInAnyOrder(IMAGES, VIDEOS);
    }

    @Test
    void a_plan_whose_paths_this_code_would_derive_otherwise_is_not_called_for() {
        Distribution distribution = new Distribution();
        Purge purge = distribution.queued(1, "/a.jpg");
        InvalidationPlan plan = plan("plan-x", purge(2, "/other.jpg"));
        InvalidationPlan diverged = new InvalidationPlan(
                plan.id(),
                IMAGES,
                NOON,
                List.of(new Claim(ACME, purge.id(), new TreeSet<>(List.of(0)))),
                plan.paths(),
                plan.calls(),
                plan.submission(),
                plan.suspension(),
                plan.ending());
        distribution.records.plans().replace(IMAGES, 0, List.of(), List.of(diverged));

        assertThatThrownBy(distribution::look)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("plan-x");

        assertThat(distribution.invalidationApi.calls()).isEmpty();
    }
}
