package io.edgepurge.testing;

import static io.edgepurge.testing.Samples.ACME;
import static io.edgepurge.testing.Samples.IMAGES;
import static io.edgepurge.testing.Samples.NOON;
import static io.edgepurge.testing.Samples.VIDEOS;
import static io.edgepurge.testing.Samples.ZETA;
import static io.edgepurge.testing.Samples.acceptance;
import static io.edgepurge.testing.Samples.claim;
import static io.edgepurge.testing.Samples.id;
import static io.edgepurge.testing.Samples.purge;
import static io.edgepurge.testing.Samples.purgeOfImage;
import static io.edgepurge.testing.Samples.tagPurge;
import static org.assertj.core.api.Assertions.assertThat;

import io.edgepurge.domain.account.DistributionId;
import io.edgepurge.domain.account.KeyId;
import io.edgepurge.domain.path.InvalidationPath;
import io.edgepurge.domain.purge.ItemKind;
import io.edgepurge.domain.purge.ItemState;
import io.edgepurge.domain.purge.Provenance;
import io.edgepurge.domain.purge.Purge;
import io.edgepurge.domain.purge.PurgeHistory;
import io.edgepurge.domain.purge.PurgeHistory.Filter;
import io.edgepurge.domain.purge.PurgeHistory.Order;
import io.edgepurge.domain.purge.PurgeHistory.Page;
import io.edgepurge.domain.purge.PurgeHistory.Query;
import io.edgepurge.domain.purge.PurgeId;
import io.edgepurge.domain.purge.PurgeItem;
import io.edgepurge.domain.purge.PurgeOptions;
import io.edgepurge.domain.purge.PurgeProgress;
import io.edgepurge.domain.purge.PurgeSource;
import io.edgepurge.domain.purge.PurgeStatus;
import io.edgepurge.domain.purge.PurgeSummary;
import io.edgepurge.domain.verification.Verdict;
import io.edgepurge.domain.verification.Verification;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The contract of a {@code PurgeHistory}. */
public interface PurgeHistoryContract {
    ItemState COMPLETED = ItemState.submitted("I1", NOON).completed(NOON);

    /** Returns empty records with the images and videos distributions. */
    History history();

    /** Records and their history. */
    record History(Records records, PurgeHistory purges) {
        void accept(Purge... purges) {
            for (Purge purge : purges) {
                records.purgeStore().accept(acceptance(purge, 1_000_000));
            }
        }

        List<PurgeId> ids(Query query) {
            return purges.page(ACME, query, 100).purges().stream()
                    .map(PurgeSummary::id)
                    .toList();
        }
    }

    @Test
    default void the_latest_purge_comes_first_and_other_accounts_are_excluded() {
        History history = history();
        history.accept(purge(1, "/a.jpg"), purge(2, "/b.jpg", "/c.jpg"), purge(3, ZETA, IMAGES, "/z.jpg"));

        Page page = history.purges().page(ACME, Query.all(), 10);

        assertThat(page.purges())
                .containsExactly(
                        PurgeSummary.of(PurgeProgress.accepted(purge(2, "/b.jpg", "/c.jpg"))),
                        PurgeSummary.of(PurgeProgress.accepted(purge(1, "/a.jpg"))));
        assertThat(page.next()).isEmpty();
    }

    @Test
    default void the_kind_of_the_first_item_is_listed() {
        History history = history();
        history.accept(purge(1, "/a.jpg"), tagPurge(2, ACME, "t"), purgeOfImage(3, "/a.jpg"));

        assertThat(history.purges().page(ACME, Query.all(), 10).purges())
                .extracting(purge -> purge.items().firstKind())
                .containsExactly(ItemKind.IMAGE, ItemKind.TAG, ItemKind.URL);
    }

    @Test
    default void pages_follow_each_other_without_gap_or_overlap() {
        History history = history();
        IntStream.rangeClosed(1, 25).forEach(n -> history.accept(purge(n, "/a.jpg")));

        assertThat(numbersOfPages(history, Order.LATEST_FIRST)).containsExactly(10, 10, 5);
        assertThat(numbersOfPages(history, Order.EARLIEST_FIRST)).containsExactly(10, 10, 5);
        assertThat(history.ids(new Query(Order.EARLIEST_FIRST, Filter.NONE, Optional.empty(), Optional.of(id(23)))))
                .containsExactly(id(24), id(25));
    }

    @Test
    default void each_purge_has_its_current_status() {
        History history = history();
        Purge both = purge(1, "/a.jpg", "/b.jpg");
        Purge half = purge(2, "/a.jpg", "/b.jpg");
        Purge failed = purge(3, "/a.jpg", "/b.jpg");
        Purge cancelled = purge(4, "/a.jpg");
        history.accept(both, half, failed, cancelled);
        history.records().items().mark(IMAGES, List.of(claim(both, IMAGES)), COMPLETED);
        history.records().items().mark(IMAGES, List.of(claim(half, 0)), COMPLETED);
        history.records().items().mark(IMAGES, List.of(claim(failed, 0)), COMPLETED);
        history.records().items().markAndRefund(IMAGES, List.of(claim(failed, 1)), ItemState.failed("no", NOON));
        history.records().purgeStore().cancel(cancelled, Map.of(IMAGES, 0L), NOON);

        assertThat(history.purges().page(ACME, Query.all(), 10).purges())
                .extracting(PurgeSummary::status)
                .containsExactly(PurgeStatus.CANCELLED, PurgeStatus.FAILED, PurgeStatus.QUEUED, PurgeStatus.COMPLETED);
        assertThat(history.ids(with(status(PurgeStatus.COMPLETED)))).containsExactly(id(1));
        assertThat(history.ids(with(status(PurgeStatus.QUEUED)))).containsExactly(id(2));
        assertThat(history.ids(with(status(PurgeStatus.SUBMITTED)))).isEmpty();
    }

    @Test
    default void a_purge_on_two_distributions_ends_when_both_have_ended() {
        History history = history();
        Purge purge = new Purge(
                id(1),
                ACME,
                NOON,
                PurgeOptions.NONE,
                new Provenance(PurgeSource.API, new KeyId("key-1")),
                List.of(item(0, IMAGES), item(1, VIDEOS)));
        history.accept(purge);

        history.records().items().mark(IMAGES, List.of(claim(purge, IMAGES)), COMPLETED);
        assertThat(history.ids(with(status(PurgeStatus.COMPLETED)))).isEmpty();
        history.records().items().mark(VIDEOS, List.of(claim(purge, VIDEOS)), COMPLETED);
        assertThat(history.ids(with(status(PurgeStatus.COMPLETED)))).containsExactly(id(1));
    }

    @Test
    default void purges_are_filtered_by_their_worst_verdict() {
        History history = history();
        history.accept(purge(1, "/a.jpg", "/b.jpg"), purge(2, "/a.jpg"), purge(3, "/a.jpg"));
        record(history, purge(1, "/a.jpg", "/b.jpg"), 0, Verdict.FRESH);
        record(history, purge(1, "/a.jpg", "/b.jpg"), 1, Verdict.STALE);
        record(history, purge(2, "/a.jpg"), 0, Verdict.STALE);
        record(history, purge(2, "/a.jpg"), 0, Verdict.FRESH);

        assertThat(history.ids(with(Filter.NONE.withVerification(Optional.of(Verdict.STALE)))))
                .containsExactly(id(1));
        assertThat(history.ids(with(Filter.NONE.withVerification(Optional.of(Verdict.FRESH)))))
                .containsExactly(id(2));
        assertThat(history.ids(with(Filter.NONE.withVerification(Optional.of(Verdict.UNKNOWN)))))
                .isEmpty();
    }

    private static void record(History history, Purge purge, int item, Verdict verdict) {
        Verification result = new Verification(verdict, "The reason.", NOON, 1, Optional.empty(), Optional.empty());
        history.records().verifications().record(claim(purge, item), Map.of(item, result));
    }

    @Test
    default void purges_are_filtered_by_source_and_time() {
        History history = history();
        Purge first = purge(1, "/a.jpg");
        Purge second = new Purge(
                id(2),
                ACME,
                first.id().queuedAt(),
                PurgeOptions.NONE,
                new Provenance(PurgeSource.INVOKE, new KeyId("invoke")),
                first.items());
        history.accept(first, second);
        Instant time = first.id().queuedAt();

        assertThat(history.ids(with(new Filter(
                        Optional.empty(), Optional.of(PurgeSource.INVOKE), Optional.empty(), Optional.empty()))))
                .containsExactly(id(2));
        assertThat(history.ids(with(between(time, time.plusMillis(1))))).contains(id(2));
        assertThat(history.ids(with(between(time.plusSeconds(1_000_000_000), time.plusSeconds(1_000_000_001)))))
                .isEmpty();
    }

    @Test
    default void a_reversed_time_range_is_empty() {
        History history = history();
        history.accept(purge(1, "/a.jpg"), purge(2, "/a.jpg"));
        Instant time = id(1).queuedAt();
        Filter backwards = between(time.plusSeconds(1), time.minusSeconds(1));

        assertThat(history.ids(with(backwards))).isEmpty();
        assertThat(history.ids(new Query(Order.EARLIEST_FIRST, backwards, Optional.empty(), Optional.empty())))
                .isEmpty();
        assertThat(history.ids(
                        with(between(time.plusSeconds(9), time.plusSeconds(10))).after(id(1))))
                .isEmpty();
    }

    @Test
    default void an_extreme_time_is_limited_to_the_farthest_id() {
        History history = history();
        history.accept(purge(1, "/a.jpg"));

        assertThat(history.ids(with(between(Instant.MIN, Instant.MAX)))).containsExactly(id(1));
        assertThat(history.ids(with(between(Instant.MAX, Instant.MAX)))).isEmpty();
        assertThat(history.ids(with(between(Instant.MIN, Instant.MIN)))).isEmpty();
    }

    @Test
    default void a_purge_is_found_by_its_id_and_by_the_beginning_of_an_item() {
        History history = history();
        history.accept(
                purge(1, "/shoes/red.jpg", "/hats/red.jpg"), purge(2, "/shoes/blue.jpg"), tagPurge(3, ACME, "Shoes"));

        assertThat(history.ids(searching(id(2).value()))).containsExactly(id(2));
        assertThat(history.ids(searching(id(9).value()))).isEmpty();
        assertThat(history.ids(searching("https://img.example.com/shoes/"))).containsExactly(id(2), id(1));
        assertThat(history.ids(searching("https://img.example.com/hats/red.jpg")))
                .containsExactly(id(1));
        assertThat(history.ids(searching("Sho"))).containsExactly(id(3));
        assertThat(history.ids(searching("red.jpg"))).isEmpty();
        assertThat(history.ids(searching("https://img.example.com/").after(id(2))))
                .containsExactly(id(1));
    }

    @Test
    default void long_urls_that_differ_at_the_end_are_distinguished() {
        History history = history();
        String long1 = "/" + "a".repeat(2_000) + "1.jpg";
        String long2 = "/" + "a".repeat(2_000) + "2.jpg";
        history.accept(purge(1, long1, long2), purge(2, long2));

        assertThat(history.ids(searching("https://img.example.com" + long1))).containsExactly(id(1));
        assertThat(history.ids(searching("https://img.example.com" + long2))).containsExactly(id(2), id(1));
    }

    @Test
    default void a_refused_purge_is_not_found() {
        History history = history();
        history.records().purgeStore().accept(acceptance(purge(1, "/a.jpg"), 0));

        assertThat(history.ids(searching("https://img.example.com/a.jpg"))).isEmpty();
        assertThat(history.ids(Query.all())).isEmpty();
    }

    private static List<Integer> numbersOfPages(History history, Order order) {
        List<Integer> sizes = new ArrayList<>();
        List<PurgeId> all = new ArrayList<>();
        Query query = new Query(order, Filter.NONE, Optional.empty(), Optional.empty());
        Page page = history.purges().page(ACME, query, 10);
        sizes.add(page.purges().size());
        page.purges().forEach(purge -> all.add(purge.id()));
        while (page.next().isPresent()) {
            page = history.purges().page(ACME, query.after(page.next().get()), 10);
            sizes.add(page.purges().size());
            page.purges().forEach(purge -> all.add(purge.id()));
        }
        assertThat(all).hasSize(25).doesNotHaveDuplicates();
        return sizes;
    }

    private static PurgeItem item(int index, DistributionId distribution) {
        return new PurgeItem(
                index, "https://x.example/a.jpg", "https://x.example/", distribution, new InvalidationPath("/a.jpg"));
    }

    private static Query with(Filter filter) {
        return new Query(Order.LATEST_FIRST, filter, Optional.empty(), Optional.empty());
    }

    private static Query searching(String words) {
        return new Query(Order.LATEST_FIRST, Filter.NONE, Optional.of(words), Optional.empty());
    }

    private static Filter status(PurgeStatus status) {
        return new Filter(Optional.of(status), Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static Filter between(Instant from, Instant to) {
        return new Filter(Optional.empty(), Optional.empty(), Optional.of(from), Optional.of(to));
    }
}
