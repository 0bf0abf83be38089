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

/** From the queue to the end, on a distribution that allows one wildcard for more than two files of a folder. */
class FolderWildcardWorkerTest {
    private static final FolderWildcardPolicy ALLOWED = new FolderWildcardPolicy(2, List.of("/img/"));
    private static final Optional<InvalidationPath> RED = Optional.of(new InvalidationPath("/img/shoes/red-*"));
    private static final String[] FILES = {"/img/shoes/red-1.jpg", "/img/shoes/red-2.jpg", "/img/shoes/red-3.jpg"};

    @Test
    void one_path_is_sent_and_every_item_says_which() {
        Distribution distribution = Distribution.allowing(ALLOWED);
        Purge purge = distribution.queued(1, FILES);

        distribution.look();
        assertThat(distribution.pathsOfCall(0)).containsExactly("/img/shoes/red-*");
        assertThat(carriers(distribution, purge)).containsOnly(RED);
        assertThat(distribution.status(purge)).isEqualTo(PurgeStatus.SUBMITTED);

        distribution.completeAndLook();
        assertThat(carriers(distribution, purge)).containsOnly(RED);
        assertThat(distribution.state(purge, 0).submittedAt()).contains(NOON);
        assertThat(distribution.status(purge)).isEqualTo(PurgeStatus.COMPLETED);
        assertThat(distribution.records.plans().plans(IMAGES)).isEmpty();
    }

    @Test
    void each_item_is_charged_as_if_it_were_sent() {
        Distribution distribution = Distribution.allowing(ALLOWED);
        distribution.queued(1, FILES);

        distribution.look();
        distribution.completeAndLook();

        assertThat(distribution.left()).isEqualTo(Distribution.MONTHLY_QUOTA - 3);
    }

    @Test
    void items_whose_own_path_is_sent_or_that_somebodys_wildcard_covers_name_none() {
        Distribution distribution = Distribution.allowing(ALLOWED);
        Purge mixed = distribution.queued(1, "/a.jpg", "/img/shoes/red-1.jpg", "/img/shoes/red-2.jpg");
        Purge asked = distribution.queued(2, "/img/hats/*", "/img/hats/1.jpg", "/img/shoes/red-3.jpg");
        Purge zetas = distribution.queued(purge(3, ZETA, IMAGES, "/img/shoes/red-2.jpg"));

        distribution.look();

        assertThat(distribution.pathsOfCall(0)).containsExactly("/a.jpg", "/img/hats/*", "/img/shoes/red-*");
        assertThat(carriers(distribution, mixed)).containsExactly(Optional.empty(), RED, RED);
        assertThat(carriers(distribution, asked)).containsExactly(Optional.empty(), Optional.empty(), RED);
        assertThat(carriers(distribution, zetas)).containsExactly(Optional.empty());
    }

    @Test
    void whoever_asked_for_the_very_wildcard_is_carried_by_his_own_path() {
        Distribution distribution = Distribution.allowing(ALLOWED);
        distribution.queued(1, FILES);
        distribution.look();
        distribution.completeAndLook();
        Purge later = distribution.queued(2, "/img/shoes/red-*", FILES[0], FILES[1], FILES[2]);

        distribution.look();

        assertThat(carriers(distribution, later)).containsOnly(Optional.empty());
    }

    @Test
    void an_unanswered_call_is_repeated_with_the_same_wildcard_whatever_has_come_in_since() {
        Distribution distribution = Distribution.allowing(ALLOWED, new Unanswered());
        distribution.queued(1, FILES);
        distribution.look();
        distribution.queued(2, "/img/shoes/red-4.jpg", "/img/shoes/blue-1.jpg");

        distribution.look();

        assertThat(distribution.references().limit(2)).containsExactly("plan-0001", "plan-0001");
        assertThat(distribution.pathsOfCall(1)).isEqualTo(distribution.pathsOfCall(0));
    }

    @Test
    void a_split_leaves_the_wildcard_with_the_half_that_has_it() {
        Distribution distribution = Distribution.allowing(ALLOWED, new BadPath("one of these"));
        Purge purge = distribution.queued(1, "/a.jpg", FILES[0], FILES[1], FILES[2]);

        distribution.look();

        assertThat(distribution.pathsOfCall(1)).containsExactly("/a.jpg");
        assertThat(distribution.pathsOfCall(2)).containsExactly("/img/shoes/red-*");
        assertThat(carriers(distribution, purge)).containsExactly(Optional.empty(), RED, RED, RED);
        assertThat(distribution.state(purge, 0).invalidation())
                .isNotEqualTo(distribution.state(purge, 1).invalidation());
    }

    @Test
    void a_folder_wildcard_that_cloudfront_refuses_gives_way_to_its_files() {
        Distribution distribution = Distribution.allowing(ALLOWED, new BadPath("no"));
        Purge purge = distribution.queued(1, FILES);

        distribution.look();

        assertThat(distribution.pathsOfCall(1)).containsExactly(FILES);
        assertThat(distribution.status(purge)).isEqualTo(PurgeStatus.SUBMITTED);
        assertThat(carriers(distribution, purge)).containsOnly(Optional.empty());
    }

    @Test
    void of_the_files_that_it_gives_way_to_no_more_go_than_there_is_room_for() {
        Distribution distribution = Distribution.allowing(ALLOWED, new BadPath("no"));
        Purge purge = distribution.queued(1, FILES);
        ReconcileConfig roomForTwo =
                ReconcileConfig.standard().withRateLimit(Distribution.UNHURRIED).withReservedForOperators(2_998, 2);

        distribution.worker(roomForTwo).reconcile(IMAGES, List.of());

        assertThat(distribution.pathsOfCall(1)).hasSize(2);
        assertThat(distribution.statuses(purge)).containsOnlyOnce(PurgeStatus.QUEUED);
    }

    @Test
    void an_invalidation_that_cloudfront_has_forgotten_is_made_anew_with_its_wildcard() {
        Distribution distribution = Distribution.allowing(ALLOWED);
        Purge purge = distribution.queued(1, FILES);
        distribution.look();
        distribution.invalidationApi.forgetAll();
        distribution.clock.turn(Duration.ofMinutes(1));

        distribution.look();

        assertThat(distribution.pathsOfCall(1)).containsExactly("/img/shoes/red-*");
        assertThat(carriers(distribution, purge)).containsOnly(RED);
    }

    @Test
    void while_it_waits_an_item_names_no_wildcard() {
        Distribution distribution = Distribution.allowing(ALLOWED, new InvalidationOutcome.NotAllowed("AccessDenied"));
        Purge purge = distribution.queued(1, FILES);

        distribution.look();

        assertThat(distribution.state(purge, 0).reason()).isPresent();
        assertThat(carriers(distribution, purge)).containsOnly(Optional.empty());
    }

    private static List<Optional<InvalidationPath>> carriers(Distribution distribution, Purge purge) {
        return purge.items().stream()
                .map(item -> distribution.state(purge, item.index()))
                .map(ItemState::carriedBy)
                .toList();
    }
}
