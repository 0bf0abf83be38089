package io.edgepurge.domain.reconcile;

import static io.edgepurge.testing.Samples.IMAGES;
import static io.edgepurge.testing.Samples.NOON;
import static io.edgepurge.testing.Samples.claim;
import static io.edgepurge.testing.Samples.purgeOfSpellings;
import static org.assertj.core.api.Assertions.assertThat;

import io.edgepurge.domain.cloudfront.InvalidationId;
import io.edgepurge.domain.cloudfront.InvalidationOutcome;
import io.edgepurge.domain.cloudfront.InvalidationOutcome.BadPath;
import io.edgepurge.domain.cloudfront.InvalidationOutcome.Created;
import io.edgepurge.domain.path.CollapsedPaths;
import io.edgepurge.domain.path.InvalidationPath;
import io.edgepurge.domain.purge.Purge;
import io.edgepurge.domain.purge.PurgeStatus;
import io.edgepurge.domain.reconcile.InvalidationPlan.Calls;
import io.edgepurge.domain.reconcile.PlanStore.DistributionState;
import io.edgepurge.testing.Interruptions;
import io.edgepurge.testing.Samples;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Plans that replace others can need more than the capacity. They are submitted one after the other. */
class SubmissionOrderTest {
    private static final ReconcileConfig CONFIG = ReconcileConfig.standard()
            .withRateLimit(DistributionFixture.HIGH_RATE)
            .withCapacity(new Capacity(10, 2));
    private static final Calls MAY_EXIST = new Calls(0, 0, true);

    @Test
    void items_that_left_the_queue_are_split_although_other_paths_are_in_progress() {
        DistributionFixture distribution =
                new DistributionFixture(created(1), created(2), new BadPath("no"), new BadPath("no"));
        Purge purge = distribution.queued(joinedItems());

        forgetAndReconcileBeside(distribution);

        assertThat(distribution.statuses(purge)).containsExactly(PurgeStatus.FAILED, PurgeStatus.SUBMITTED);
    }

    @Test
    void a_plan_that_does_not_fit_waits_until_others_complete() {
        DistributionFixture distribution = new DistributionFixture(created(1), created(2), new BadPath("no"));
        Purge purge = distribution.queued(joinedItems());

        forgetAndReconcileBeside(distribution);
        assertThat(distribution.invalidationApi.calls()).hasSize(4);
        completeAndReconcile(distribution);

        assertThat(distribution.pathsOfCall(3)).hasSize(5).contains("/a");
        assertThat(distribution.pathsOfCall(4)).hasSize(5).contains("/f");
        assertThat(distribution.statuses(purge)).containsExactly(PurgeStatus.COMPLETED, PurgeStatus.SUBMITTED);
    }

    /** The first plan waits for the second one, so the second one must not wait for the first. */
    @Test
    void a_call_without_a_response_is_repeated_although_an_earlier_plan_waits() {
        DistributionFixture distribution = new DistributionFixture();
        Purge first = distribution.queued(files(1, 6));
        Purge second = distribution.queued(files(2, 6));
        plan(distribution, "earlier-1", first, MAY_EXIST);
        plan(distribution, "earlier-2", second, new Calls(1, 0, false));

        reconcile(distribution);
        assertThat(distribution.references()).containsExactly("earlier-2");
        completeAndReconcile(distribution);

        assertThat(distribution.references()).containsExactly("earlier-2", "earlier-1");
        assertThat(distribution.status(first)).isEqualTo(PurgeStatus.SUBMITTED);
        assertThat(distribution.status(second)).isEqualTo(PurgeStatus.COMPLETED);
    }

    @Test
    void smaller_plans_do_not_overtake_one_that_waits_for_the_same_limit() {
        DistributionFixture distribution = new DistributionFixture();
        plan(distribution, "earlier-1", distribution.queued(files(1, 6)), MAY_EXIST);
        plan(distribution, "earlier-2", distribution.queued(files(2, 6)), MAY_EXIST);
        plan(distribution, "earlier-3", distribution.queued(files(3, 2)), MAY_EXIST);
        plan(distribution, "earlier-4", distribution.queued(4, "/w/x/*"), MAY_EXIST);

        reconcile(distribution);
        assertThat(distribution.references()).containsExactly("earlier-1", "earlier-4");
        completeAndReconcile(distribution);

        assertThat(distribution.references()).containsExactly("earlier-1", "earlier-4", "earlier-2", "earlier-3");
    }

    /** Otherwise it would wait forever after an operator reserves more. */
    @Test
    void a_plan_above_the_capacity_is_submitted_while_nothing_else_is_in_progress() {
        DistributionFixture distribution = new DistributionFixture();
        plan(distribution, "earlier-1", distribution.queued(files(1, 12)), MAY_EXIST);
        plan(distribution, "earlier-2", distribution.queued(files(2, 1)), MAY_EXIST);

        reconcile(distribution);
        assertThat(distribution.references()).containsExactly("earlier-1");
        completeAndReconcile(distribution);

        assertThat(distribution.references()).containsExactly("earlier-1", "earlier-2");
    }

    @Test
    void queued_items_wait_while_replaced_plans_need_the_capacity() {
        DistributionFixture distribution = new DistributionFixture();
        plan(distribution, "earlier-1", distribution.queued(files(1, 6)), MAY_EXIST);
        plan(distribution, "earlier-2", distribution.queued(files(2, 6)), MAY_EXIST);
        Purge queued = distribution.queued(3, "/q.jpg");

        reconcile(distribution);
        assertThat(distribution.status(queued)).isEqualTo(PurgeStatus.QUEUED);
        completeAndReconcile(distribution);

        assertThat(distribution.status(queued)).isEqualTo(PurgeStatus.SUBMITTED);
    }

    /** The clock of the other worker is behind, so the ID of its plan comes first. */
    @Test
    void a_worker_does_not_call_for_its_plan_after_another_one_added_an_earlier_plan() {
        DistributionFixture distribution = new DistributionFixture();
        plan(distribution, "earlier-2", distribution.queued(files(2, 6)), MAY_EXIST);
        plan(distribution, "earlier-3", distribution.queued(files(3, 6)), MAY_EXIST);
        Interruptions other = Interruptions.before("PlanStore.beginCall", () -> {
            plan(distribution, "earlier-1", distribution.queued(files(1, 6)), MAY_EXIST);
            reconcile(distribution);
        });

        new InvalidationWorker(
                        other.over(distribution.ports(distribution.records.plans())), CONFIG, distribution.doorbells)
                .reconcile(IMAGES, List.of());

        assertThat(distribution.references()).containsExactly("earlier-1");
        completeAndReconcile(distribution);
        assertThat(distribution.references()).containsExactly("earlier-1", "earlier-2");
    }

    /** A new plan is chosen as if the plan of the suspect account used no capacity, but another worker just submits it. */
    @Test
    void a_new_plan_waits_if_a_suspect_plan_is_being_submitted() {
        DistributionFixture distribution = new DistributionFixture();
        plan(distribution, "suspect", distribution.queued(files(1, 6)), MAY_EXIST);
        Rejections rejections = Rejections.NONE.plus(Samples.ACME, NOON);
        distribution.records.plans().recordRejections(IMAGES, Rejections.NONE, rejections);
        distribution.queued(Samples.purge(2, Samples.ZETA, IMAGES, "/1", "/2", "/3", "/4", "/5", "/6"));
        InvalidationPlan suspect = distribution.records.plans().plans(IMAGES).getFirst();
        Interruptions other = Interruptions.before(
                "PlanStore.replace", () -> distribution.records.plans().beginCall(suspect, NOON));

        new InvalidationWorker(
                        other.over(distribution.ports(distribution.records.plans())), CONFIG, distribution.doorbells)
                .reconcile(IMAGES, List.of());

        assertThat(distribution.references()).isEmpty();
        assertThat(distribution.records.plans().plans(IMAGES)).hasSize(2);
    }

    /** The other worker has made its plan as if the plan of the suspect account used no capacity. */
    @Test
    void a_suspect_plan_waits_if_another_worker_has_made_a_plan() {
        DistributionFixture distribution = new DistributionFixture();
        plan(distribution, "suspect", distribution.queued(files(1, 6)), Calls.NONE);
        Rejections rejections = Rejections.NONE.plus(Samples.ACME, NOON);
        distribution.records.plans().recordRejections(IMAGES, Rejections.NONE, rejections);
        distribution.clock.advance(Duration.ofMinutes(10));
        Interruptions other = Interruptions.before("PlanStore.beginCall", () -> {
            Purge purge =
                    distribution.queued(Samples.purge(2, Samples.ZETA, IMAGES, "/1", "/2", "/3", "/4", "/5", "/6"));
            plan(distribution, "other", purge, MAY_EXIST);
        });

        new InvalidationWorker(
                        other.over(distribution.ports(distribution.records.plans())), CONFIG, distribution.doorbells)
                .reconcile(IMAGES, List.of());

        assertThat(distribution.references()).doesNotContain("suspect");
    }

    /** Returns two items of five paths each that share one path, so they are one group. */
    private static Purge joinedItems() {
        return purgeOfSpellings(1, List.of("/a", "/b", "/c", "/d", "/s"), List.of("/f", "/g", "/h", "/i", "/s"));
    }

    private static Purge files(int number, int count) {
        return Samples.purge(
                number,
                IntStream.range(0, count)
                        .mapToObj(file -> "/" + number + "/" + file)
                        .toArray(String[]::new));
    }

    /** CloudFront forgets the invalidation, and rejects the next one while another file is in progress. */
    private static void forgetAndReconcileBeside(DistributionFixture distribution) {
        reconcile(distribution);
        distribution.invalidationApi.forgetAll();
        distribution.queued(2, "/other.jpg");
        distribution.clock.advance(Duration.ofMinutes(1));
        reconcile(distribution);
    }

    private static InvalidationOutcome created(int number) {
        return new Created(new InvalidationId("I-" + number));
    }

    private static void plan(DistributionFixture distribution, String id, Purge purge, Calls calls) {
        List<InvalidationPath> paths =
                purge.items().stream().flatMap(item -> item.paths().stream()).toList();
        InvalidationPlan plan = InvalidationPlan.of(
                new PlanId(id),
                IMAGES,
                NOON,
                List.of(claim(purge, IMAGES)),
                PlannedPaths.of(CollapsedPaths.of(paths), List.of()));
        PlanStore plans = distribution.records.plans();
        long version = plans.state(IMAGES).map(DistributionState::version).orElseThrow();
        assertThat(plans.replace(IMAGES, version, List.of(), List.of(plan.withCalls(calls))))
                .isTrue();
        distribution.records.queue().remove(IMAGES, List.of(claim(purge, IMAGES)));
    }

    private static void reconcile(DistributionFixture distribution) {
        distribution.worker(CONFIG).reconcile(IMAGES, List.of());
    }

    private static void completeAndReconcile(DistributionFixture distribution) {
        distribution.invalidationApi.completeAll();
        distribution.clock.advance(Duration.ofMinutes(1));
        reconcile(distribution);
    }
}
