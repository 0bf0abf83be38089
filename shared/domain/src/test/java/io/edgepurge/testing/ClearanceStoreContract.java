package io.edgepurge.testing;

import static io.edgepurge.testing.PurgeStoreContract.NOVEMBER;
import static io.edgepurge.testing.Samples.ACME;
import static io.edgepurge.testing.Samples.ENDPOINT;
import static io.edgepurge.testing.Samples.IMAGES;
import static io.edgepurge.testing.Samples.NOON;
import static io.edgepurge.testing.Samples.VIDEOS;
import static io.edgepurge.testing.Samples.ZETA;
import static io.edgepurge.testing.Samples.claim;
import static io.edgepurge.testing.Samples.clearedFirst;
import static io.edgepurge.testing.Samples.id;
import static io.edgepurge.testing.Samples.purge;
import static io.edgepurge.testing.Samples.purgeAcceptedAt;
import static io.edgepurge.testing.Samples.purgeDelayedUntil;
import static org.assertj.core.api.Assertions.assertThat;

import io.edgepurge.domain.account.AccountId;
import io.edgepurge.domain.account.DistributionId;
import io.edgepurge.domain.account.KeyId;
import io.edgepurge.domain.clearing.Backlog;
import io.edgepurge.domain.clearing.ClearanceStore;
import io.edgepurge.domain.clearing.ClearingPosition;
import io.edgepurge.domain.clearing.PendingClearance;
import io.edgepurge.domain.path.InvalidationPath;
import io.edgepurge.domain.purge.ItemState;
import io.edgepurge.domain.purge.Provenance;
import io.edgepurge.domain.purge.Purge;
import io.edgepurge.domain.purge.PurgeId;
import io.edgepurge.domain.purge.PurgeItem;
import io.edgepurge.domain.purge.PurgeOptions;
import io.edgepurge.domain.purge.PurgeSource;
import io.edgepurge.domain.purge.PurgeStore.Acceptance;
import io.edgepurge.domain.reconcile.Claim;
import io.edgepurge.domain.reconcile.PlanStore.DistributionState;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The contract of a {@code ClearanceStore}. */
public interface ClearanceStoreContract {
    int QUOTA = 1_000;
    ItemState FAILED = ItemState.failed("The origin cache returned 403", NOON);

    /** Returns empty records with the images and videos distributions. */
    Records records();

    @Test
    default void items_behind_origin_caches_wait_only_in_the_clearance_store() {
        Records records = records();
        Purge purge = purge(1, "/a.jpg", "/b.jpg");

        records.purgeStore().accept(clearedFirst(purge, QUOTA));

        assertThat(records.clearances().backlogs(IMAGES)).containsExactly(free(IMAGES, ACME, ENDPOINT));
        assertThat(waiting(records)).containsExactly(new PendingClearance(claim(purge, 0, 1), false, Optional.empty()));
        assertThat(records.queue().heads(IMAGES, 10)).isEmpty();
        assertThat(records.clearances().backlogs(VIDEOS)).isEmpty();
    }

    @Test
    default void items_of_one_purge_can_wait_in_both_stores() {
        Records records = records();
        Purge purge = purge(1, "/a.jpg", "/b.jpg", "/c.jpg");

        records.purgeStore().accept(new Acceptance(purge, QUOTA, Optional.empty(), Set.of(1)));

        assertThat(waiting(records)).extracting(PendingClearance::claim).containsExactly(claim(purge, 1));
        assertThat(records.queue().heads(IMAGES, 10)).containsExactly(claim(purge, 0, 2));
    }

    @Test
    default void cleared_items_of_a_fast_clock_wait_for_no_time() {
        Records records = records();
        Purge ahead = purgeAcceptedAt(NOON.plusSeconds(300), 1, "/a.jpg");
        records.purgeStore().accept(clearedFirst(ahead, QUOTA));
        PendingClearance read = waiting(records).getFirst();

        records.clearances().cleared(free(IMAGES, ACME, ENDPOINT), read, items(ahead, 0));

        assertThat(read.delayed()).isFalse();
        assertThat(records.queue().waiting(IMAGES, NOON, 10).heads()).containsExactly(claim(ahead, 0));
    }

    @Test
    default void a_delayed_purge_is_marked_as_delayed_until_its_last_item() {
        Records records = records();
        Purge delayed = purgeDelayedUntil(NOON.plusSeconds(300), 1, "/a.jpg", "/b.jpg");
        records.purgeStore().accept(clearedFirst(delayed, QUOTA));
        PendingClearance read = waiting(records).getFirst();

        records.clearances().cleared(free(IMAGES, ACME, ENDPOINT), read, items(delayed, 0));

        assertThat(read.delayed()).isTrue();
        assertThat(waiting(records)).containsExactly(new PendingClearance(claim(delayed, 1), true, Optional.empty()));
    }

    @Test
    default void a_waiting_purge_belongs_to_the_account_of_its_backlog() {
        Records records = records();
        Purge zeta = acrossEndpoints(1, ZETA, ENDPOINT);
        records.purgeStore().accept(clearedFirst(zeta, QUOTA));

        assertThat(records.clearances().waiting(free(IMAGES, ZETA, ENDPOINT), Optional.empty(), 10))
                .extracting(PendingClearance::claim)
                .containsExactly(claim(zeta, 0));
    }

    @Test
    default void items_that_are_given_up_are_refunded_to_the_month_charged() {
        Records records = records();
        records.purgeStore().accept(clearedFirst(purge(1, "/a.jpg"), QUOTA));
        records.purgeStore().accept(clearedFirst(UsageContract.inOctober(2, "/b.jpg"), QUOTA));
        PendingClearance october = waiting(records).getLast();

        records.clearances().giveUp(free(IMAGES, ACME, ENDPOINT), october, Set.of(0), FAILED);

        assertThat(records.purgeStore().usage(ACME, UsageContract.OCTOBER).used())
                .isZero();
        assertThat(records.purgeStore().usage(ACME, NOVEMBER).used()).isEqualTo(1);
    }

    @Test
    default void each_endpoint_of_each_account_has_its_own_backlog() {
        Records records = records();
        records.purgeStore()
                .accept(clearedFirst(acrossEndpoints(1, ACME, "https://a.example/", "https://b.example/"), QUOTA));
        records.purgeStore().accept(clearedFirst(acrossEndpoints(2, ZETA, "https://b.example/"), QUOTA));

        assertThat(records.clearances().backlogs(IMAGES))
                .containsExactlyInAnyOrder(
                        free(IMAGES, ACME, "https://a.example/"),
                        free(IMAGES, ACME, "https://b.example/"),
                        free(IMAGES, ZETA, "https://b.example/"));
    }

    @Test
    default void a_long_backlog_does_not_hide_others() {
        Records records = records();
        IntStream.rangeClosed(1, 130)
                .forEach(n -> records.purgeStore()
                        .accept(clearedFirst(acrossEndpoints(n, ACME, "https://a.example/"), QUOTA)));
        records.purgeStore().accept(clearedFirst(acrossEndpoints(900, ACME, "https://b.example/"), QUOTA));
        records.purgeStore().accept(clearedFirst(acrossEndpoints(901, ZETA, "https://a.example/"), QUOTA));

        assertThat(records.clearances().backlogs(IMAGES)).hasSize(3).doesNotHaveDuplicates();
    }

    @Test
    default void a_purge_can_affect_fifty_endpoints_with_caches() {
        Records records = records();
        String[] endpoints = IntStream.range(0, 50)
                .mapToObj(n -> "https://h" + n + ".example/")
                .toArray(String[]::new);

        records.purgeStore().accept(clearedFirst(acrossEndpoints(1, ACME, endpoints), QUOTA));

        assertThat(records.clearances().backlogs(IMAGES)).hasSize(50);
    }

    @Test
    default void the_oldest_purges_come_first_page_by_page() {
        Records records = records();
        Stream.of(3, 1, 2).forEach(n -> records.purgeStore().accept(clearedFirst(purge(n, "/a.jpg"), QUOTA)));
        ClearanceStore store = records.clearances();
        Backlog backlog = free(IMAGES, ACME, ENDPOINT);

        assertThat(ids(store.waiting(backlog, Optional.empty(), 2))).containsExactly(id(1), id(2));
        assertThat(ids(store.waiting(backlog, Optional.of(id(2)), 2))).containsExactly(id(3));
        assertThat(store.waiting(backlog, Optional.of(id(3)), 2)).isEmpty();
    }

    @Test
    default void one_worker_leases_a_backlog_and_releases_it() {
        Records records = accepted(purge(1, "/a.jpg"));
        ClearanceStore store = records.clearances();
        Backlog read = free(IMAGES, ACME, ENDPOINT);
        Optional<Instant> then = Optional.of(NOON.plusSeconds(30));

        assertThat(store.updateLease(read, then)).isTrue();
        assertThat(store.updateLease(read, Optional.of(NOON))).isFalse();
        assertThat(store.backlogs(IMAGES)).containsExactly(read.withTryAfter(then));

        assertThat(store.updateLease(read.withTryAfter(then), Optional.of(NOON.plusSeconds(45))))
                .isTrue();
        assertThat(store.updateLease(read.withTryAfter(then), Optional.empty())).isFalse();
        assertThat(store.updateLease(read.withTryAfter(Optional.of(NOON.plusSeconds(45))), Optional.empty()))
                .isTrue();
        assertThat(store.backlogs(IMAGES)).containsExactly(read);
    }

    @Test
    default void a_leased_backlog_accepts_more_purges() {
        Records records = accepted(purge(1, "/a.jpg"));
        records.clearances().updateLease(free(IMAGES, ACME, ENDPOINT), Optional.of(NOON));

        records.purgeStore().accept(clearedFirst(purge(2, "/b.jpg"), QUOTA));

        assertThat(ids(waiting(records))).containsExactly(id(1), id(2));
    }

    @Test
    default void cleared_items_wait_in_the_queue() {
        Purge purge = purge(1, "/a.jpg", "/b.jpg", "/c.jpg");
        Records records = accepted(purge);
        ClearanceStore store = records.clearances();
        Backlog backlog = free(IMAGES, ACME, ENDPOINT);

        assertThat(store.cleared(backlog, waiting(records).getFirst(), items(purge, 0, 2)))
                .isTrue();

        assertThat(records.queue().heads(IMAGES, 10)).containsExactly(claim(purge, 0, 2));
        assertThat(waiting(records)).containsExactly(new PendingClearance(claim(purge, 1), false, Optional.empty()));

        assertThat(store.cleared(backlog, waiting(records).getFirst(), items(purge, 1)))
                .isTrue();

        assertThat(records.queue().heads(IMAGES, 10)).containsExactly(claim(purge, 0, 1, 2));
        assertThat(store.backlogs(IMAGES)).isEmpty();
    }

    @Test
    default void clearing_outdated_items_changes_nothing() {
        Purge purge = purge(1, "/a.jpg", "/b.jpg");
        Records records = accepted(purge);
        PendingClearance read = waiting(records).getFirst();
        Backlog backlog = free(IMAGES, ACME, ENDPOINT);
        records.clearances().cleared(backlog, read, items(purge, 0, 1));
        records.queue().remove(IMAGES, List.of(claim(purge, 0, 1)));

        assertThat(records.clearances().cleared(backlog, read, items(purge, 0, 1)))
                .isFalse();
        assertThat(records.clearances().giveUp(backlog, read, Set.of(0), FAILED))
                .isFalse();

        assertThat(records.queue().heads(IMAGES, 10)).isEmpty();
        assertThat(records.purgeStore().quota(ACME, NOVEMBER, QUOTA).left()).isEqualTo(QUOTA - 2);
    }

    @Test
    default void the_time_of_the_first_failure_is_stored() {
        Records records = accepted(purge(1, "/a.jpg"));
        PendingClearance read = waiting(records).getFirst();
        Backlog backlog = free(IMAGES, ACME, ENDPOINT);

        records.clearances().tried(backlog, read, NOON);
        records.clearances().tried(backlog, read, NOON.plusSeconds(15));

        assertThat(waiting(records)).extracting(PendingClearance::triedSince).containsExactly(Optional.of(NOON));
    }

    @Test
    default void a_failure_of_a_deleted_purge_is_not_stored() {
        Purge purge = purge(1, "/a.jpg");
        Records records = accepted(purge);
        PendingClearance read = waiting(records).getFirst();
        Backlog backlog = free(IMAGES, ACME, ENDPOINT);
        records.clearances().cleared(backlog, read, items(purge, 0));

        records.clearances().tried(backlog, read, NOON);

        assertThat(records.clearances().backlogs(IMAGES)).isEmpty();
    }

    @Test
    default void the_position_of_a_backlog_is_kept_until_its_lease_is_released() {
        ClearanceStore store = accepted(purge(1, "/a.jpg")).clearances();
        ClearingPosition first = new ClearingPosition(Optional.of(id(1)), id(2), 7);
        ClearingPosition second = new ClearingPosition(Optional.empty(), id(3), 0);
        Optional<Instant> later = Optional.of(NOON.plusSeconds(60));
        assertThat(onlyBacklog(store).resumeAfter()).isEmpty();

        assertThat(store.backOff(onlyBacklog(store), NOON, Optional.of(first))).isTrue();
        assertThat(onlyBacklog(store).tryAfter()).contains(NOON);
        assertThat(onlyBacklog(store).resumeAfter()).contains(first);
        assertThat(store.updateLease(onlyBacklog(store), later)).isTrue();
        assertThat(onlyBacklog(store).resumeAfter()).contains(first);

        assertThat(store.backOff(free(IMAGES, ACME, ENDPOINT), NOON, Optional.of(second)))
                .isFalse();
        assertThat(store.backOff(onlyBacklog(store), NOON, Optional.of(second))).isTrue();
        assertThat(onlyBacklog(store).resumeAfter()).contains(second);
        assertThat(store.backOff(onlyBacklog(store), NOON.plusSeconds(1), Optional.empty()))
                .isTrue();
        assertThat(onlyBacklog(store).resumeAfter()).isEmpty();

        store.backOff(onlyBacklog(store), NOON, Optional.of(first));
        assertThat(store.updateLease(onlyBacklog(store), Optional.empty())).isTrue();
        assertThat(onlyBacklog(store)).isEqualTo(free(IMAGES, ACME, ENDPOINT));
    }

    private static Backlog onlyBacklog(ClearanceStore store) {
        return store.backlogs(IMAGES).getFirst();
    }

    @Test
    default void a_dropped_purge_is_no_longer_pending() {
        Records records = accepted(purge(1, "/a.jpg"));
        records.purgeStore().accept(clearedFirst(purge(2, "/b.jpg"), QUOTA));
        Backlog backlog = free(IMAGES, ACME, ENDPOINT);
        PendingClearance read = waiting(records).getFirst();

        records.clearances().drop(backlog, read);
        records.clearances().drop(backlog, read);

        assertThat(waiting(records))
                .singleElement()
                .satisfies(left -> assertThat(left.claim().purge()).isEqualTo(id(2)));
    }

    @Test
    default void items_given_up_fail_are_refunded_and_increment_the_version() {
        Purge purge = purge(1, "/a.jpg", "/b.jpg");
        Records records = accepted(purge);

        boolean done = records.clearances()
                .giveUp(free(IMAGES, ACME, ENDPOINT), waiting(records).getFirst(), Set.of(1), FAILED);

        assertThat(done).isTrue();
        assertThat(records.purgeStore().find(ACME, id(1)).orElseThrow().states())
                .isEqualTo(Map.of(1, FAILED));
        assertThat(records.purgeStore().quota(ACME, NOVEMBER, QUOTA).left()).isEqualTo(QUOTA - 1);
        assertThat(waiting(records)).extracting(PendingClearance::claim).containsExactly(claim(purge, 0));
        assertThat(records.plans().state(IMAGES))
                .map(DistributionState::version)
                .contains(1L);
    }

    @Test
    default void a_cancellation_loses_against_items_given_up_meanwhile() {
        Purge purge = purge(1, "/a.jpg", "/b.jpg");
        Records records = accepted(purge);
        records.clearances()
                .giveUp(free(IMAGES, ACME, ENDPOINT), waiting(records).getFirst(), Set.of(1), FAILED);

        assertThat(records.purgeStore().cancel(purge, Map.of(IMAGES, 0L), NOON)).isFalse();

        assertThat(records.purgeStore().quota(ACME, NOVEMBER, QUOTA).left()).isEqualTo(QUOTA - 1);
    }

    @Test
    default void a_canceled_purge_is_removed_and_neither_cleared_nor_given_up() {
        Purge purge = purge(1, "/a.jpg");
        Records records = accepted(purge);
        PendingClearance read = waiting(records).getFirst();
        Backlog backlog = free(IMAGES, ACME, ENDPOINT);
        assertThat(records.purgeStore().cancel(purge, Map.of(IMAGES, 0L), NOON)).isTrue();

        assertThat(records.clearances().cleared(backlog, read, items(purge, 0))).isFalse();
        assertThat(records.clearances().giveUp(backlog, read, Set.of(0), FAILED))
                .isFalse();
        assertThat(waiting(records)).isEmpty();

        assertThat(records.queue().heads(IMAGES, 10)).isEmpty();
        assertThat(records.clearances().backlogs(IMAGES)).isEmpty();
        assertThat(records.purgeStore().quota(ACME, NOVEMBER, QUOTA).left()).isEqualTo(QUOTA);
    }

    @Test
    default void canceled_purges_do_not_hide_others() {
        Records records = records();
        List<Purge> purges =
                IntStream.rangeClosed(1, 5).mapToObj(n -> purge(n, "/a.jpg")).toList();
        purges.forEach(purge -> records.purgeStore().accept(clearedFirst(purge, QUOTA)));
        IntStream.range(0, 4).forEach(n -> records.purgeStore().cancel(purges.get(n), Map.of(IMAGES, (long) n), NOON));

        assertThat(ids(records.clearances().waiting(free(IMAGES, ACME, ENDPOINT), Optional.empty(), 2)))
                .containsExactly(id(5));
    }

    @Test
    default void cleared_wildcards_do_not_wait_behind_files() {
        Purge purge = purge(1, "/a.jpg", "/folder/sub/*");
        Records records = accepted(purge);

        records.clearances()
                .cleared(free(IMAGES, ACME, ENDPOINT), waiting(records).getFirst(), items(purge, 0, 1));

        assertThat(records.queue().heads(IMAGES, 10)).containsExactlyInAnyOrder(claim(purge, 0), claim(purge, 1));
    }

    private static List<PurgeItem> items(Purge purge, Integer... indexes) {
        return purge.items().stream()
                .filter(item -> Set.of(indexes).contains(item.index()))
                .toList();
    }

    private Records accepted(Purge purge) {
        Records records = records();
        records.purgeStore().accept(clearedFirst(purge, QUOTA));
        return records;
    }

    private static List<PendingClearance> waiting(Records records) {
        return records.clearances().waiting(free(IMAGES, ACME, ENDPOINT), Optional.empty(), 10);
    }

    private static Backlog free(DistributionId distribution, AccountId account, String endpoint) {
        return new Backlog(distribution, account, endpoint, Optional.empty());
    }

    private static List<PurgeId> ids(List<PendingClearance> waiting) {
        return waiting.stream().map(PendingClearance::claim).map(Claim::purge).toList();
    }

    private static Purge acrossEndpoints(int number, AccountId account, String... endpoints) {
        List<PurgeItem> items = IntStream.range(0, endpoints.length)
                .mapToObj(n -> new PurgeItem(
                        n, endpoints[n] + n + ".jpg", endpoints[n], IMAGES, new InvalidationPath("/" + n + ".jpg")))
                .toList();
        return new Purge(
                id(number),
                account,
                NOON,
                PurgeOptions.NONE,
                new Provenance(PurgeSource.API, new KeyId("key-1")),
                items);
    }
}
