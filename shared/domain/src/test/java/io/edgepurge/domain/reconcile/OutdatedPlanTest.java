package io.edgepurge.domain.reconcile;

import static io.edgepurge.testing.Samples.IMAGES;
import static io.edgepurge.testing.Samples.NOON;
import static io.edgepurge.testing.Samples.claim;
import static io.edgepurge.testing.Samples.purgeOfSpellings;
import static org.assertj.core.api.Assertions.assertThat;

import io.edgepurge.domain.path.CollapsedPaths;
import io.edgepurge.domain.path.InvalidationPath;
import io.edgepurge.domain.purge.Purge;
import io.edgepurge.domain.purge.PurgeItem;
import io.edgepurge.domain.purge.PurgeStatus;
import io.edgepurge.domain.reconcile.InvalidationPlan.Calls;
import io.edgepurge.domain.reconcile.InvalidationPlan.Ending;
import io.edgepurge.domain.reconcile.InvalidationPlan.Scope;
import io.edgepurge.domain.reconcile.PlanStore.DistributionState;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Plans of a version that derived other paths from the same items: it ignored the other spellings. */
class OutdatedPlanTest {
    private static final UnaryOperator<InvalidationPlan> NEVER_CALLED = UnaryOperator.identity();

    private final DistributionFixture distribution = new DistributionFixture();
    private final Purge purge =
            distribution.queued(purgeOfSpellings(1, List.of("/a+1.jpg", "/a%2B1.jpg"), List.of("/c.jpg")));

    @Test
    void a_plan_that_was_never_called_is_replaced() {
        plannedEarlier(purge, NEVER_CALLED);

        distribution.reconcile();

        assertSubmittedUnderAnotherReference();
        distribution.completeAndReconcile();
        assertThat(distribution.status(purge)).isEqualTo(PurgeStatus.COMPLETED);
    }

    @Test
    void a_plan_whose_calls_were_all_refused_is_replaced() {
        plannedEarlier(purge, plan -> plan.withCalls(new Calls(2, 2, false)));

        distribution.reconcile();

        assertSubmittedUnderAnotherReference();
    }

    @Test
    void a_plan_that_may_have_an_invalidation_is_purged_again_and_never_refunded() {
        plannedEarlier(purge, plan -> plan.withCalls(new Calls(2, 1, false)));

        distribution.reconcile();

        assertSubmittedUnderAnotherReference();
        assertThat(distribution.records.plans().plans(IMAGES))
                .singleElement()
                .satisfies(plan -> assertThat(plan.calls().mayHaveBeenCreated()).isTrue());
    }

    @Test
    void a_replaced_plan_takes_no_more_than_the_capacity_and_leaves_the_rest_queued() {
        Purge many = distribution.queued(manySpellings());
        plannedEarlier(many, NEVER_CALLED);

        distribution.reconcile();

        assertThat(distribution.pathsOfCall(0)).hasSizeBetween(2_890, 2_900);
        assertThat(distribution.statuses(many)).contains(PurgeStatus.SUBMITTED, PurgeStatus.QUEUED);
    }

    @Test
    void items_that_have_left_the_queue_are_purged_in_several_invalidations_one_after_the_other() {
        Purge many = distribution.queued(manySpellings());
        plannedEarlier(many, plan -> plan.withCalls(new Calls(0, 0, true)));
        distribution.records.queue().remove(IMAGES, List.of(claim(many, IMAGES)));

        distribution.reconcile();
        assertThat(distribution.invalidationApi.calls())
                .singleElement()
                .satisfies(call -> assertThat(call.paths().size()).isLessThanOrEqualTo(2_900));
        distribution.completeAndReconcile();

        assertThat(distribution.statuses(many)).containsOnly(PurgeStatus.COMPLETED, PurgeStatus.SUBMITTED);
        assertThat(distribution.pathsOfCall(0).size()
                        + distribution.pathsOfCall(1).size())
                .isEqualTo(3_200);
    }

    @Test
    void an_abandonment_that_was_recorded_is_finished() {
        Ending ending = new Ending("refused", NOON, true, Scope.SENT_PATHS);
        plannedEarlier(
                purge,
                plan -> new InvalidationPlan(
                        plan.id(),
                        plan.distribution(),
                        plan.plannedAt(),
                        plan.claims(),
                        plan.paths(),
                        new Calls(1, 1, false),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(ending)));

        distribution.reconcile();

        assertThat(distribution.status(purge)).isEqualTo(PurgeStatus.FAILED);
    }

    private void assertSubmittedUnderAnotherReference() {
        assertThat(distribution.pathsOfCall(0)).containsExactly("/a%2B1.jpg", "/a+1.jpg", "/c.jpg");
        assertThat(distribution.references()).hasSize(1).doesNotContain("earlier");
        assertThat(distribution.status(purge)).isEqualTo(PurgeStatus.SUBMITTED);
    }

    private void plannedEarlier(Purge planned, UnaryOperator<InvalidationPlan> with) {
        List<InvalidationPath> requested =
                planned.items().stream().map(PurgeItem::path).toList();
        InvalidationPlan plan = InvalidationPlan.of(
                new PlanId("earlier"),
                IMAGES,
                NOON,
                List.of(claim(planned, IMAGES)),
                PlannedPaths.of(CollapsedPaths.of(requested), List.of()));
        PlanStore plans = distribution.records.plans();
        long version = plans.state(IMAGES).map(DistributionState::version).orElseThrow();
        assertThat(plans.replace(IMAGES, version, List.of(), List.of(with.apply(plan))))
                .isTrue();
    }

    /** Returns a purge of 400 items with 8 paths each. */
    @SuppressWarnings("unchecked")
    private static Purge manySpellings() {
        return purgeOfSpellings(
                2,
                IntStream.range(0, 400)
                        .mapToObj(item -> IntStream.range(0, 8)
                                .mapToObj(spelling -> "/" + item + "/" + spelling)
                                .toList())
                        .toArray(List[]::new));
    }
}
