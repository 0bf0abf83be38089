package io.edgepurge.domain.reconcile;

import static io.edgepurge.testing.Samples.IMAGES;
import static io.edgepurge.testing.Samples.NOON;
import static io.edgepurge.testing.Samples.ZETA;
import static io.edgepurge.testing.Samples.purge;
import static org.assertj.core.api.Assertions.assertThat;

import io.edgepurge.domain.cloudfront.InvalidationOutcome;
import io.edgepurge.domain.cloudfront.InvalidationOutcome.BadPath;
import io.edgepurge.domain.cloudfront.InvalidationOutcome.Unanswered;
import io.edgepurge.domain.path.InvalidationPath;
import io.edgepurge.domain.purge.ItemState;
import io.edgepurge.domain.purge.Purge;
import io.edgepurge.domain.purge.PurgeStatus;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Follows items to completion on a distribution that allows a wildcard for more than two files of a folder. */
class FolderWildcardWorkerTest {
    private static final FolderWildcardPolicy ALLOWED = new FolderWildcardPolicy(2, List.of("/img/"));
    private static final Optional<InvalidationPath> RED = Optional.of(new InvalidationPath("/img/shoes/red-*"));
    private static final String[] FILES = {"/img/shoes/red-1.jpg", "/img/shoes/red-2.jpg", "/img/shoes/red-3.jpg"};

    @Test
    void one_path_is_sent_and_every_item_names_it() {
        DistributionFixture distribution = DistributionFixture.allowing(ALLOWED);
        Purge purge = distribution.queued(1, FILES);

        distribution.reconcile();
        assertThat(distribution.pathsOfCall(0)).containsExactly("/img/shoes/red-*");
        assertThat(carriers(distribution, purge)).containsOnly(RED);
        assertThat(distribution.status(purge)).isEqualTo(PurgeStatus.SUBMITTED);

        distribution.completeAndReconcile();
        assertThat(carriers(distribution, purge)).containsOnly(RED);
        assertThat(distribution.state(purge, 0).submittedAt()).contains(NOON);
        assertThat(distribution.status(purge)).isEqualTo(PurgeStatus.COMPLETED);
        assertThat(distribution.records.plans().plans(IMAGES)).isEmpty();
    }

    @Test
    void each_item_is_charged_separately() {
        DistributionFixture distribution = DistributionFixture.allowing(ALLOWED);
        distribution.queued(1, FILES);

        distribution.reconcile();
        distribution.completeAndReconcile();

        assertThat(distribution.left()).isEqualTo(DistributionFixture.MONTHLY_QUOTA - 3);
    }

    @Test
    void items_sent_or_covered_by_a_requested_wildcard_name_no_folder_wildcard() {
        DistributionFixture distribution = DistributionFixture.allowing(ALLOWED);
        Purge mixed = distribution.queued(1, "/a.jpg", "/img/shoes/red-1.jpg", "/img/shoes/red-2.jpg");
        Purge asked = distribution.queued(2, "/img/hats/*", "/img/hats/1.jpg", "/img/shoes/red-3.jpg");
        Purge zetas = distribution.queued(purge(3, ZETA, IMAGES, "/img/shoes/red-2.jpg"));

        distribution.reconcile();

        assertThat(distribution.pathsOfCall(0)).containsExactly("/a.jpg", "/img/hats/*", "/img/shoes/red-*");
        assertThat(carriers(distribution, mixed)).containsExactly(Optional.empty(), RED, RED);
        assertThat(carriers(distribution, asked)).containsExactly(Optional.empty(), Optional.empty(), RED);
        assertThat(carriers(distribution, zetas)).containsExactly(Optional.empty());
    }

    @Test
    void a_request_for_the_same_wildcard_keeps_its_own_path() {
        DistributionFixture distribution = DistributionFixture.allowing(ALLOWED);
        distribution.queued(1, FILES);
        distribution.reconcile();
        distribution.completeAndReconcile();
        Purge later = distribution.queued(2, "/img/shoes/red-*", FILES[0], FILES[1], FILES[2]);

        distribution.reconcile();

        assertThat(carriers(distribution, later)).containsOnly(Optional.empty());
    }

    @Test
    void a_call_without_a_response_is_retried_with_the_same_wildcard() {
        DistributionFixture distribution = DistributionFixture.allowing(ALLOWED, new Unanswered());
        distribution.queued(1, FILES);
        distribution.reconcile();
        distribution.queued(2, "/img/shoes/red-4.jpg", "/img/shoes/blue-1.jpg");

        distribution.reconcile();

        assertThat(distribution.references().limit(2)).containsExactly("plan-0001", "plan-0001");
        assertThat(distribution.pathsOfCall(1)).isEqualTo(distribution.pathsOfCall(0));
    }

    @Test
    void a_split_keeps_the_wildcard_in_one_half() {
        DistributionFixture distribution = DistributionFixture.allowing(ALLOWED, new BadPath("one of these"));
        Purge purge = distribution.queued(1, "/a.jpg", FILES[0], FILES[1], FILES[2]);

        distribution.reconcile();

        assertThat(distribution.pathsOfCall(1)).containsExactly("/a.jpg");
        assertThat(distribution.pathsOfCall(2)).containsExactly("/img/shoes/red-*");
        assertThat(carriers(distribution, purge)).containsExactly(Optional.empty(), RED, RED, RED);
        assertThat(distribution.state(purge, 0).invalidation())
                .isNotEqualTo(distribution.state(purge, 1).invalidation());
    }

    @Test
    void a_rejected_folder_wildcard_is_replaced_by_its_files() {
        DistributionFixture distribution = DistributionFixture.allowing(ALLOWED, new BadPath("no"));
        Purge purge = distribution.queued(1, FILES);

        distribution.reconcile();

        assertThat(distribution.pathsOfCall(1)).containsExactly(FILES);
        assertThat(distribution.status(purge)).isEqualTo(PurgeStatus.SUBMITTED);
        assertThat(carriers(distribution, purge)).containsOnly(Optional.empty());
    }

    @Test
    void the_files_of_a_rejected_folder_wildcard_stay_within_the_capacity() {
        DistributionFixture distribution = DistributionFixture.allowing(ALLOWED, new BadPath("no"));
        Purge purge = distribution.queued(1, FILES);
        ReconcileConfig capacityForTwo = ReconcileConfig.standard()
                .withRateLimit(DistributionFixture.HIGH_RATE)
                .withCapacity(new Capacity(2, 13));

        distribution.worker(capacityForTwo).reconcile(IMAGES, List.of());

        assertThat(distribution.pathsOfCall(1)).hasSize(2);
        assertThat(distribution.statuses(purge)).containsOnlyOnce(PurgeStatus.QUEUED);
    }

    @Test
    void a_forgotten_invalidation_is_repeated_with_its_folder_wildcard() {
        DistributionFixture distribution = DistributionFixture.allowing(ALLOWED);
        Purge purge = distribution.queued(1, FILES);
        distribution.reconcile();
        distribution.invalidationApi.forgetAll();
        distribution.clock.advance(Duration.ofMinutes(1));

        distribution.reconcile();

        assertThat(distribution.pathsOfCall(1)).containsExactly("/img/shoes/red-*");
        assertThat(carriers(distribution, purge)).containsOnly(RED);
    }

    @Test
    void a_queued_item_names_no_folder_wildcard() {
        DistributionFixture distribution =
                DistributionFixture.allowing(ALLOWED, new InvalidationOutcome.NotAllowed("AccessDenied"));
        Purge purge = distribution.queued(1, FILES);

        distribution.reconcile();

        assertThat(distribution.state(purge, 0).reason()).isPresent();
        assertThat(carriers(distribution, purge)).containsOnly(Optional.empty());
    }

    private static List<Optional<InvalidationPath>> carriers(DistributionFixture distribution, Purge purge) {
        return purge.items().stream()
                .map(item -> distribution.state(purge, item.index()))
                .map(ItemState::carriedBy)
                .toList();
    }
}
