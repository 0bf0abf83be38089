package io.edgepurge.domain.reconcile;

import static io.edgepurge.testing.Samples.IMAGES;
import static org.assertj.core.api.Assertions.assertThat;

import io.edgepurge.domain.cloudfront.InProgressLimit;
import io.edgepurge.domain.cloudfront.InvalidationOutcome;
import io.edgepurge.domain.cloudfront.InvalidationOutcome.NotAllowed;
import io.edgepurge.domain.cloudfront.InvalidationOutcome.TooManyInProgress;
import io.edgepurge.domain.purge.Purge;
import io.edgepurge.domain.purge.PurgeStatus;
import io.edgepurge.testing.InMemoryPurgeStore;
import io.edgepurge.testing.Samples;
import java.time.Duration;
import java.util.Collections;
import org.junit.jupiter.api.Test;

/** A purge was deleted from the table while it was queued or planned. It must not block the other purges. */
class MissingPurgeTest {
    @Test
    void a_deleted_purge_leaves_the_queue_and_the_others_are_purged() {
        DistributionFixture distribution = new DistributionFixture();
        Purge deleted = distribution.queued(1, "/a.jpg");
        Purge other = distribution.queued(2, "/b.jpg");
        delete(distribution, deleted);

        distribution.reconcile();

        assertThat(distribution.status(other)).isEqualTo(PurgeStatus.SUBMITTED);
        assertThat(distribution.pathsOfCall(0)).containsExactly("/b.jpg");
        assertThat(distribution.records.queue().heads(IMAGES, 10)).isEmpty();
        assertThat(distribution.observer.notified()).contains("missing 1 items");
    }

    /** The worker can read the queue entry and the purge while the transaction that records both is being committed. */
    @Test
    void a_purge_that_cannot_be_read_yet_stays_queued() {
        DistributionFixture distribution = new DistributionFixture();
        Purge committing = distribution.queued(Samples.purgeAcceptedAt(distribution.clock.instant(), 1, "/a.jpg"));
        ((InMemoryPurgeStore) distribution.records.purgeStore()).delete(committing.id());

        distribution.reconcile();

        assertThat(distribution.records.queue().heads(IMAGES, 10)).hasSize(1);
        assertThat(distribution.observer.notified()).doesNotContain("missing 1 items");
    }

    @Test
    void a_plan_loses_the_items_of_a_deleted_purge() {
        DistributionFixture distribution = new DistributionFixture(new TooManyInProgress(InProgressLimit.FILES));
        Purge deleted = distribution.queued(1, "/a.jpg");
        Purge other = distribution.queued(2, "/b.jpg");
        distribution.reconcile();
        delete(distribution, deleted);

        distribution.reconcile();

        assertThat(distribution.pathsOfCall(1)).containsExactly("/b.jpg");
        assertThat(distribution.status(other)).isEqualTo(PurgeStatus.SUBMITTED);
        distribution.completeAndReconcile();
        assertThat(distribution.status(other)).isEqualTo(PurgeStatus.COMPLETED);
        assertThat(distribution.observer.notified()).contains("missing 1 items");
    }

    @Test
    void a_plan_of_deleted_purges_disappears() {
        DistributionFixture distribution = new DistributionFixture(new TooManyInProgress(InProgressLimit.FILES));
        delete(distribution, reconciled(distribution, distribution.queued(1, "/a.jpg")));

        distribution.reconcile();

        assertThat(distribution.records.plans().plans(IMAGES)).isEmpty();
        assertThat(distribution.records.queue().heads(IMAGES, 10)).isEmpty();
        assertThat(distribution.invalidationApi.calls()).hasSize(1);
    }

    @Test
    void an_abandonment_fails_the_items_that_exist() {
        DistributionFixture distribution = new DistributionFixture(
                Collections.nCopies(9, new NotAllowed("AccessDenied")).toArray(InvalidationOutcome[]::new));
        Purge deleted = distribution.queued(1, "/a.jpg");
        Purge other = reconciled(distribution, distribution.queued(2, "/b.jpg"));
        InvalidationPlan plan = distribution.records.plans().plans(IMAGES).getFirst();
        distribution.records.plans().end(plan, ending(distribution));
        delete(distribution, deleted);
        distribution.clock.advance(Duration.ofDays(1));

        distribution.reconcile();

        assertThat(distribution.status(other)).isEqualTo(PurgeStatus.FAILED);
        assertThat(distribution.records.plans().plans(IMAGES)).isEmpty();
    }

    @Test
    void the_invalidation_of_a_deleted_purge_is_forgotten_without_a_new_one() {
        DistributionFixture distribution = new DistributionFixture();
        delete(distribution, reconciled(distribution, distribution.queued(1, "/a.jpg")));
        distribution.invalidationApi.forgetAll();
        distribution.clock.advance(Duration.ofMinutes(1));

        distribution.reconcile();

        assertThat(distribution.records.plans().plans(IMAGES)).isEmpty();
        assertThat(distribution.invalidationApi.calls()).hasSize(1);
    }

    private static InvalidationPlan.Ending ending(DistributionFixture distribution) {
        return new InvalidationPlan.Ending("given up", distribution.clock.instant(), true, InvalidationPlan.Scope.ALL);
    }

    private static Purge reconciled(DistributionFixture distribution, Purge purge) {
        distribution.reconcile();
        return purge;
    }

    private static void delete(DistributionFixture distribution, Purge purge) {
        ((InMemoryPurgeStore) distribution.records.purgeStore()).delete(purge.id());
    }
}
