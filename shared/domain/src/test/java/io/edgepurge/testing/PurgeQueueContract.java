package io.edgepurge.testing;

import static io.edgepurge.testing.Samples.ACME;
import static io.edgepurge.testing.Samples.IMAGES;
import static io.edgepurge.testing.Samples.NOON;
import static io.edgepurge.testing.Samples.VIDEOS;
import static io.edgepurge.testing.Samples.ZETA;
import static io.edgepurge.testing.Samples.acceptance;
import static io.edgepurge.testing.Samples.claim;
import static io.edgepurge.testing.Samples.purge;
import static io.edgepurge.testing.Samples.purgeAcceptedAt;
import static io.edgepurge.testing.Samples.purgeDelayedUntil;
import static org.assertj.core.api.Assertions.assertThat;

import io.edgepurge.domain.purge.Purge;
import io.edgepurge.domain.reconcile.Claim;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The contract of a {@code PurgeQueue}. */
public interface PurgeQueueContract {
    /** The difference of two clocks. */
    Duration SKEW = Duration.ofMinutes(5);

    /** Returns empty records with the images and videos distributions. */
    Records records();

    @Test
    default void the_oldest_purges_come_first() {
        Records records = records();
        accept(records, purge(2, "/b.jpg"), purge(1, "/a.jpg"), purge(3, "/c.jpg"));

        List<Claim> heads = records.queue().heads(IMAGES, 10);

        assertThat(PurgeStoreContract.numbersOf(heads)).containsExactly(1, 2, 3);
    }

    @Test
    default void accounts_take_turns() {
        Records records = records();
        accept(records, purge(1, "/a.jpg"), purge(2, "/b.jpg"), purge(3, ZETA, IMAGES, "/c.jpg"));

        List<Claim> heads = records.queue().heads(IMAGES, 2);

        assertThat(heads).extracting(Claim::account).containsExactlyInAnyOrder(ACME, ZETA);
    }

    @Test
    default void a_long_queue_of_one_account_does_not_hide_others() {
        Records records = records();
        IntStream.rangeClosed(1, 230).forEach(n -> accept(records, purge(n, "/a.jpg")));
        accept(records, purge(900, ZETA, IMAGES, "/z.jpg"));

        List<Claim> all = records.queue().heads(IMAGES, 1_000);

        assertThat(all).hasSize(231).doesNotHaveDuplicates();
        assertThat(all.subList(0, 2)).extracting(Claim::account).containsExactlyInAnyOrder(ACME, ZETA);
    }

    @Test
    default void reading_stops_after_enough_items() {
        Records records = records();
        IntStream.rangeClosed(1, 20).forEach(n -> accept(records, purge(n, "/a.jpg", "/b.jpg")));

        assertThat(records.queue().heads(IMAGES, 7)).hasSize(4);
    }

    @Test
    default void wildcards_do_not_wait_behind_files() {
        Records records = records();
        IntStream.rangeClosed(1, 120).forEach(n -> accept(records, purge(n, "/a.jpg", "/b.jpg")));
        accept(records, purge(900, "/folder/sub/*"));

        assertThat(records.queue().heads(IMAGES, 10)).hasSize(6).contains(claim(purge(900, "/folder/sub/*"), 0));
    }

    @Test
    default void files_do_not_wait_behind_wildcards() {
        Records records = records();
        IntStream.rangeClosed(1, 220).forEach(n -> accept(records, purge(n, "/folder/" + n + "/*")));
        accept(records, purge(900, "/a.jpg"));

        assertThat(records.queue().heads(IMAGES, 1_000)).hasSize(221).contains(claim(purge(900, "/a.jpg"), 0));
    }

    @Test
    default void a_purge_with_both_waits_as_two_claims_that_are_removed_together() {
        Records records = records();
        Purge both = purge(1, "/a.jpg", "/folder/sub/*", "/b.jpg", "/other/sub/*");
        accept(records, both, purge(2, "/c.jpg"));
        assertThat(records.queue().heads(IMAGES, 10))
                .contains(claim(both, 0, 2), claim(both, 1, 3))
                .hasSize(3);

        records.queue().remove(IMAGES, List.of(claim(both, 0, 1, 2)));
        assertThat(records.queue().heads(IMAGES, 10)).contains(claim(both, 3)).hasSize(2);

        records.queue().remove(IMAGES, List.of(claim(both, 3)));
        assertThat(PurgeStoreContract.numbersOf(records.queue().heads(IMAGES, 10)))
                .containsExactly(2);
    }

    @Test
    default void each_distribution_has_its_own_queue() {
        Records records = records();
        accept(records, purge(1, "/a.jpg"));

        assertThat(records.queue().heads(VIDEOS, 10)).isEmpty();
    }

    @Test
    default void removed_items_no_longer_wait() {
        Records records = records();
        Purge purge = purge(1, "/a.jpg", "/b.jpg", "/c.jpg");
        accept(records, purge);

        records.queue().remove(IMAGES, List.of(claim(purge, 0, 2)));

        assertThat(records.queue().heads(IMAGES, 10)).containsExactly(claim(purge, 1));
    }

    @Test
    default void removing_again_removes_nothing_else() {
        Records records = records();
        Purge one = purge(1, "/a.jpg", "/b.jpg");
        Purge other = purge(2, "/a.jpg", "/b.jpg");
        accept(records, one, other);

        records.queue().remove(IMAGES, List.of(claim(one, 0)));
        records.queue().remove(IMAGES, List.of(claim(one, 0, 1), claim(other, 1)));
        records.queue().remove(IMAGES, List.of(claim(one, 0, 1)));

        assertThat(records.queue().heads(IMAGES, 10)).containsExactly(claim(other, 0));
    }

    @Test
    default void purges_of_a_fast_or_slow_clock_wait_for_no_time() {
        Records records = records();
        Purge ahead = purgeAcceptedAt(NOON.plus(SKEW), 1, "/a.jpg");
        Purge behind = purgeAcceptedAt(NOON.minus(SKEW), 2, "/b.jpg");
        accept(records, ahead, behind);

        var waiting = records.queue().waiting(IMAGES, NOON, 10);

        assertThat(waiting.heads()).containsExactly(claim(behind, 0), claim(ahead, 0));
        assertThat(waiting.next()).isEmpty();
    }

    @Test
    default void a_delayed_purge_does_not_hide_a_purge_of_a_fast_clock() {
        Records records = records();
        Purge delayed = purgeDelayedUntil(NOON.plusSeconds(60), 1, "/a.jpg");
        Purge ahead = purgeAcceptedAt(NOON.plus(SKEW), 2, "/b.jpg");
        Purge tomorrow = purgeDelayedUntil(NOON.plusSeconds(86_400), 3, "/c.jpg");
        accept(records, delayed, ahead, tomorrow);

        var waiting = records.queue().waiting(IMAGES, NOON, 10);

        assertThat(waiting.heads()).containsExactly(claim(ahead, 0));
        assertThat(waiting.next()).contains(NOON.plusSeconds(60));
    }

    @Test
    default void a_delayed_purge_joins_the_queue_at_its_start_time() {
        Records records = records();
        Purge delayed = purgeDelayedUntil(NOON.plusSeconds(60), 1, "/a.jpg");
        accept(records, delayed);

        var before = records.queue().waiting(IMAGES, NOON.plusMillis(59_999), 10);
        assertThat(before.heads()).isEmpty();
        assertThat(before.next()).contains(NOON.plusSeconds(60));

        var after = records.queue().waiting(IMAGES, NOON.plusSeconds(60), 10);
        assertThat(after.heads()).containsExactly(claim(delayed, 0));
        assertThat(after.next()).isEmpty();
    }

    @Test
    default void the_next_purge_to_join_is_the_earliest_of_all_files_and_wildcards() {
        Records records = records();
        accept(records, purgeDelayedUntil(NOON.plusSeconds(60), 1, "/folder/sub/*"));
        assertThat(records.queue().waiting(IMAGES, NOON, 10).next()).contains(NOON.plusSeconds(60));

        accept(records, purgeDelayedUntil(NOON.plusSeconds(30), 2, "/a.jpg"));
        assertThat(records.queue().waiting(IMAGES, NOON, 10).next()).contains(NOON.plusSeconds(30));

        accept(records, purgeDelayedUntil(NOON.plusSeconds(20), 3, "/other/sub/*"));
        assertThat(records.queue().waiting(IMAGES, NOON, 10).next()).contains(NOON.plusSeconds(20));
    }

    @Test
    default void hundreds_of_delayed_purges_hide_no_other_account() {
        Records records = records();
        IntStream.rangeClosed(1, 210)
                .forEach(n -> accept(records, purgeDelayedUntil(NOON.plusSeconds(3_600 + n), n, "/a.jpg")));
        accept(records, purge(900, ZETA, IMAGES, "/z.jpg"));

        var waiting = records.queue().waiting(IMAGES, NOON, 1_000);

        assertThat(PurgeStoreContract.numbersOf(waiting.heads())).containsExactly(900);
        assertThat(waiting.next()).contains(NOON.plusSeconds(3_601));
    }

    private static void accept(Records records, Purge... purges) {
        List.of(purges).forEach(purge -> records.purgeStore().accept(acceptance(purge, 100_000)));
    }
}
