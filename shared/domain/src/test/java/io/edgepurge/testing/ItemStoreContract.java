package io.edgepurge.testing;

import static io.edgepurge.testing.PurgeStoreContract.NOVEMBER;
import static io.edgepurge.testing.Samples.ACME;
import static io.edgepurge.testing.Samples.IMAGES;
import static io.edgepurge.testing.Samples.NOON;
import static io.edgepurge.testing.Samples.acceptance;
import static io.edgepurge.testing.Samples.claim;
import static io.edgepurge.testing.Samples.purge;
import static io.edgepurge.testing.Samples.purgeOfFiles;
import static org.assertj.core.api.Assertions.assertThat;

import io.edgepurge.domain.path.InvalidationPath;
import io.edgepurge.domain.purge.ItemState;
import io.edgepurge.domain.purge.Purge;
import io.edgepurge.domain.purge.PurgeStatus;
import io.edgepurge.domain.purge.PurgeStore.AcceptResult;
import io.edgepurge.domain.reconcile.Claim;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The contract of an {@code ItemStore}. */
public interface ItemStoreContract {
    ItemState SUBMITTED = ItemState.submitted("I1", NOON.plusSeconds(5));
    ItemState COMPLETED = SUBMITTED.completed(NOON.plusSeconds(9));
    ItemState FAILED = ItemState.failed("CloudFront: bad path", NOON.plusSeconds(7));

    /** Returns empty records with the images and videos distributions. */
    Records records();

    @Test
    default void claims_are_resolved_to_items() {
        Records records = records();
        Purge purge = accepted(records, purge(1, "/a.jpg", "/b.jpg"));

        assertThat(records.items().items(List.of(claim(purge, 1))))
                .containsOnlyKeys(claim(purge, 1))
                .containsValue(List.of(purge.items().get(1)));
    }

    @Test
    default void more_purges_than_fit_in_a_batch_are_read() {
        Records records = records();
        List<Claim> claims = IntStream.rangeClosed(1, 120)
                .mapToObj(n -> claim(accepted(records, purge(n, "/a.jpg")), IMAGES))
                .toList();

        assertThat(records.items().items(claims)).hasSize(120);
    }

    @Test
    default void a_claim_on_a_missing_purge_is_left_out() {
        Records records = records();
        Claim missing = claim(purge(7, "/a.jpg"), 0);
        Purge purge = accepted(records, purge(1, "/a.jpg"));

        assertThat(records.items().items(List.of(missing, claim(purge, 0)))).containsOnlyKeys(claim(purge, 0));
    }

    @Test
    default void marking_a_missing_purge_changes_only_the_others() {
        Records records = records();
        Claim missing = claim(purge(7, "/a.jpg"), 0);
        Purge purge = accepted(records, purge(1, "/a.jpg"));

        records.items().markAndRefund(IMAGES, List.of(missing, claim(purge, 0)), FAILED);

        assertThat(stateOf(records, purge, 0)).isEqualTo(FAILED);
        assertThat(records.purgeStore().find(ACME, missing.purge())).isEmpty();
    }

    @Test
    default void only_marked_items_change() {
        Records records = records();
        Purge purge = accepted(records, purge(1, "/a.jpg", "/b.jpg"));

        records.items().mark(IMAGES, List.of(claim(purge, 1)), SUBMITTED);

        assertThat(stateOf(records, purge, 0).status()).isEqualTo(PurgeStatus.QUEUED);
        assertThat(stateOf(records, purge, 1)).isEqualTo(SUBMITTED);
    }

    @Test
    default void a_terminal_state_never_changes() {
        Records records = records();
        Purge purge = accepted(records, purge(1, "/a.jpg", "/b.jpg"));
        records.items().mark(IMAGES, List.of(claim(purge, 0)), FAILED);

        records.items().mark(IMAGES, List.of(claim(purge, 0, 1)), SUBMITTED);
        records.items().mark(IMAGES, List.of(claim(purge, 0, 1)), COMPLETED);

        assertThat(stateOf(records, purge, 0)).isEqualTo(FAILED);
        assertThat(stateOf(records, purge, 1)).isEqualTo(COMPLETED);
    }

    @Test
    default void an_ended_item_keeps_its_submission_time() {
        Records records = records();
        Purge purge = accepted(records, purge(1, "/a.jpg", "/b.jpg"));
        ItemState failed = FAILED.withSubmittedAt(SUBMITTED.submittedAt());
        records.items().mark(IMAGES, List.of(claim(purge, 0, 1)), SUBMITTED);

        records.items().mark(IMAGES, List.of(claim(purge, 0)), COMPLETED);
        records.items().mark(IMAGES, List.of(claim(purge, 1)), failed);

        assertThat(purge.items())
                .extracting(item -> stateOf(records, purge, item.index()).submittedAt())
                .containsOnly(Optional.of(SUBMITTED.since()));
    }

    @Test
    default void a_submitted_item_never_returns_to_queued() {
        Records records = records();
        Purge purge = accepted(records, purge(1, "/a.jpg", "/b.jpg"));
        ItemState waiting = ItemState.queued(NOON).withReason(Optional.of("CloudFront returns AccessDenied"));
        records.items().mark(IMAGES, List.of(claim(purge, 0)), SUBMITTED);

        records.items().mark(IMAGES, List.of(claim(purge, 0, 1)), waiting);

        assertThat(stateOf(records, purge, 0)).isEqualTo(SUBMITTED);
        assertThat(stateOf(records, purge, 1)).isEqualTo(waiting);
    }

    @Test
    default void a_state_contains_the_folder_wildcard_that_purges_the_item() {
        Records records = records();
        Purge purge = accepted(records, purge(1, "/img/red-1.jpg", "/img/red-2.jpg"));
        ItemState loaded = COMPLETED.withCarrier(Optional.of(new InvalidationPath("/img/red-*")));

        records.items().mark(IMAGES, List.of(claim(purge, 1)), loaded);

        assertThat(stateOf(records, purge, 0).carriedBy()).isEmpty();
        assertThat(stateOf(records, purge, 1)).isEqualTo(loaded);
    }

    @Test
    default void a_hundred_items_are_marked_at_once() {
        Records records = records();
        Purge purge = accepted(records, purgeOfFiles(1, 100));

        records.items().mark(IMAGES, List.of(claim(purge, IMAGES)), COMPLETED);

        assertThat(records.purgeStore().find(ACME, purge.id()).orElseThrow().status())
                .isEqualTo(PurgeStatus.COMPLETED);
    }

    @Test
    default void many_purges_are_marked_together() {
        Records records = records();
        List<Purge> purges = IntStream.rangeClosed(1, 40)
                .mapToObj(n -> accepted(records, purge(n, "/a.jpg")))
                .toList();

        records.items()
                .mark(IMAGES, purges.stream().map(purge -> claim(purge, 0)).toList(), COMPLETED);

        assertThat(purges)
                .allSatisfy(purge -> assertThat(stateOf(records, purge, 0)).isEqualTo(COMPLETED));
    }

    @Test
    default void a_failed_item_is_refunded_once() {
        Records records = records();
        Purge purge = accepted(records, purge(1, "/a.jpg", "/b.jpg", "/c.jpg"));

        records.items().markAndRefund(IMAGES, List.of(claim(purge, 0)), FAILED);
        records.items().markAndRefund(IMAGES, List.of(claim(purge, 0, 1)), FAILED);
        records.items().markAndRefund(IMAGES, List.of(claim(purge, 0, 1)), FAILED);

        assertThat(records.purgeStore().quota(ACME, NOVEMBER, 200).left()).isEqualTo(199);
        assertThat(stateOf(records, purge, 1)).isEqualTo(FAILED);
    }

    @Test
    default void a_completed_item_is_not_refunded() {
        Records records = records();
        Purge purge = accepted(records, purge(1, "/a.jpg"));
        records.items().mark(IMAGES, List.of(claim(purge, 0)), COMPLETED);

        records.items().markAndRefund(IMAGES, List.of(claim(purge, 0)), FAILED);

        assertThat(records.purgeStore().quota(ACME, NOVEMBER, 200).left()).isEqualTo(199);
        assertThat(stateOf(records, purge, 0)).isEqualTo(COMPLETED);
    }

    private static Purge accepted(Records records, Purge purge) {
        assertThat(records.purgeStore().accept(acceptance(purge, 200))).isInstanceOf(AcceptResult.Done.class);
        return purge;
    }

    private static ItemState stateOf(Records records, Purge purge, int item) {
        return records.purgeStore()
                .find(purge.account(), purge.id())
                .orElseThrow()
                .stateOf(purge.items().get(item));
    }
}
