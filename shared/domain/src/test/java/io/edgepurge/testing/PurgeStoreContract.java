package io.edgepurge.testing;

import static io.edgepurge.testing.Samples.ACME;
import static io.edgepurge.testing.Samples.IMAGES;
import static io.edgepurge.testing.Samples.NOON;
import static io.edgepurge.testing.Samples.ZETA;
import static io.edgepurge.testing.Samples.acceptance;
import static io.edgepurge.testing.Samples.claim;
import static io.edgepurge.testing.Samples.id;
import static io.edgepurge.testing.Samples.purge;
import static io.edgepurge.testing.Samples.purgeOfFiles;
import static io.edgepurge.testing.Samples.purgeOfImage;
import static io.edgepurge.testing.Samples.purgeOfSpellings;
import static io.edgepurge.testing.Samples.tagPurge;
import static org.assertj.core.api.Assertions.assertThat;

import io.edgepurge.domain.account.CoveredSpellings;
import io.edgepurge.domain.account.DistributionId;
import io.edgepurge.domain.account.KeyId;
import io.edgepurge.domain.path.InvalidationPath;
import io.edgepurge.domain.purge.IdempotencyKey;
import io.edgepurge.domain.purge.Provenance;
import io.edgepurge.domain.purge.Purge;
import io.edgepurge.domain.purge.PurgeItem;
import io.edgepurge.domain.purge.PurgeOptions;
import io.edgepurge.domain.purge.PurgeProgress;
import io.edgepurge.domain.purge.PurgeSource;
import io.edgepurge.domain.purge.PurgeStatus;
import io.edgepurge.domain.purge.PurgeStore.AcceptResult;
import io.edgepurge.domain.purge.PurgeStore.Acceptance;
import io.edgepurge.domain.purge.PurgeStore.Idempotency;
import io.edgepurge.domain.reconcile.Claim;
import io.edgepurge.domain.reconcile.PlanStore.DistributionState;
import io.edgepurge.domain.url.ItemWarning;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The contract of a {@code PurgeStore}. */
public interface PurgeStoreContract {
    YearMonth NOVEMBER = YearMonth.of(2101, 11);

    /** Returns empty records with the images and videos distributions. */
    Records records();

    @Test
    default void an_accepted_purge_is_found_unchanged() {
        Records records = records();
        Purge purge = purge(1, "/a.jpg", "/sp%C3%A9cial.jpg?w=1", "/b/c/*");

        AcceptResult accepting = records.purgeStore().accept(acceptance(purge, 1_000));

        assertThat(accepting).isInstanceOf(AcceptResult.Done.class);
        assertThat(records.purgeStore().find(ACME, id(1))).contains(PurgeProgress.accepted(purge));
    }

    @Test
    default void the_warnings_of_an_item_are_found_in_their_order() {
        Records records = records();
        Purge items = purge(1, "/a.jpg", "/b.jpg", "/c.jpg");
        ItemWarning one = new ItemWarning("caching-disabled", "The purge probably has no effect.");
        ItemWarning two = new ItemWarning("function-may-rewrite", "The purge may have no effect.");
        Purge purge = new Purge(
                items.id(),
                ACME,
                items.acceptedAt(),
                items.options(),
                items.provenance(),
                List.of(
                        items.items().get(0).withWarnings(List.of(one, two)),
                        items.items().get(1),
                        items.items().get(2).withWarnings(List.of(two, one))));

        records.purgeStore().accept(acceptance(purge, 1_000));

        assertThat(records.purgeStore().find(ACME, id(1))).contains(PurgeProgress.accepted(purge));
    }

    @Test
    default void an_image_is_found_with_its_variants_and_those_it_does_not_reach() {
        Records records = records();
        Purge purge = purgeOfImage(1, "/a.jpg*", "/tr:w-300/a.jpg", "#img:a");

        records.purgeStore().accept(acceptance(purge, 1_000));

        assertThat(records.purgeStore().find(ACME, id(1))).contains(PurgeProgress.accepted(purge));
        assertThat(records.items().allItems(List.of(claim(purge, IMAGES)))).containsExactlyElementsOf(purge.items());
    }

    @Test
    default void all_spellings_of_an_item_are_found_with_the_option() {
        Records records = records();
        Purge items = purgeOfSpellings(1, List.of("/a+.jpg", "/a%2B.jpg", "/a%2b.jpg"), List.of("/b.jpg"));
        Purge purge = new Purge(
                items.id(),
                ACME,
                items.acceptedAt(),
                PurgeOptions.NONE.withSpellings(Optional.of(CoveredSpellings.ALL)),
                items.provenance(),
                items.items());

        records.purgeStore().accept(acceptance(purge, 1_000));

        assertThat(records.purgeStore().find(ACME, id(1))).contains(PurgeProgress.accepted(purge));
        assertThat(records.items().allItems(List.of(claim(purge, IMAGES)))).containsExactlyElementsOf(purge.items());
    }

    @Test
    default void an_accepted_tag_is_found_with_its_endpoint() {
        Records records = records();
        Purge purge = tagPurge(1, ACME, "Acme:TV");

        records.purgeStore().accept(acceptance(purge, 1_000));

        assertThat(records.purgeStore().find(ACME, id(1))).contains(PurgeProgress.accepted(purge));
    }

    @Test
    default void another_accounts_purge_does_not_exist() {
        Records records = records();
        records.purgeStore().accept(acceptance(purge(1, "/a.jpg"), 1_000));

        assertThat(records.purgeStore().find(ZETA, id(1))).isEmpty();
    }

    @Test
    default void an_unused_month_has_its_full_quota() {
        assertThat(records().purgeStore().quota(ACME, NOVEMBER, 1_000).left()).isEqualTo(1_000);
    }

    @Test
    default void each_item_uses_a_unit_of_the_monthly_quota() {
        Records records = records();
        records.purgeStore().accept(acceptance(purge(1, "/a.jpg", "/b.jpg"), 1_000));
        records.purgeStore().accept(acceptance(purge(2, "/c.jpg"), 1_000));

        assertThat(records.purgeStore().quota(ACME, NOVEMBER, 1_000).left()).isEqualTo(997);
        assertThat(records.purgeStore()
                        .quota(ACME, NOVEMBER.plusMonths(1), 1_000)
                        .left())
                .isEqualTo(1_000);
        assertThat(records.purgeStore().quota(ZETA, NOVEMBER, 1_000).left()).isEqualTo(1_000);
    }

    @Test
    default void the_same_purge_accepted_twice_is_charged_once() {
        Records records = records();
        Acceptance acceptance = acceptance(purge(1, "/a.jpg"), 1_000);
        records.purgeStore().accept(acceptance);

        AcceptResult again = records.purgeStore().accept(acceptance);

        assertThat(again).isInstanceOf(AcceptResult.Done.class);
        assertThat(records.purgeStore().quota(ACME, NOVEMBER, 1_000).left()).isEqualTo(999);
    }

    @Test
    default void a_quota_is_charged_for_all_items_or_none() {
        Records records = records();
        records.purgeStore().accept(acceptance(purge(1, "/a.jpg", "/b.jpg"), 4));

        AcceptResult tooMany = records.purgeStore().accept(acceptance(purge(2, "/c.jpg", "/d.jpg", "/e.jpg"), 4));
        AcceptResult fitting = records.purgeStore().accept(acceptance(purge(3, "/c.jpg", "/d.jpg"), 4));

        assertThat(tooMany).isEqualTo(new AcceptResult.QuotaTooLow(2));
        assertThat(records.purgeStore().find(ACME, id(2))).isEmpty();
        assertThat(fitting).isInstanceOf(AcceptResult.Done.class);
        assertThat(records.purgeStore().quota(ACME, NOVEMBER, 4).left()).isZero();
    }

    @Test
    default void a_changed_quota_applies_from_the_next_purge() {
        Records records = records();
        records.purgeStore().accept(acceptance(purge(1, "/a.jpg", "/b.jpg"), 2));

        AcceptResult beyond = records.purgeStore().accept(acceptance(purge(2, "/c.jpg"), 2));
        AcceptResult raised = records.purgeStore().accept(acceptance(purge(3, "/c.jpg"), 4));
        AcceptResult lowered = records.purgeStore().accept(acceptance(purge(4, "/d.jpg"), 3));

        assertThat(beyond).isEqualTo(new AcceptResult.QuotaTooLow(0));
        assertThat(raised).isInstanceOf(AcceptResult.Done.class);
        assertThat(lowered).isEqualTo(new AcceptResult.QuotaTooLow(0));
        assertThat(records.purgeStore().quota(ACME, NOVEMBER, 10).left()).isEqualTo(7);
        assertThat(records.purgeStore().quota(ACME, NOVEMBER, 1).left()).isZero();
    }

    @Test
    default void more_items_than_the_monthly_quota_are_refused() {
        Records records = records();

        AcceptResult accepting = records.purgeStore().accept(acceptance(purgeOfFiles(1, 5), 4));

        assertThat(accepting).isEqualTo(new AcceptResult.QuotaTooLow(4));
        assertThat(records.queue().heads(IMAGES, 10)).isEmpty();
    }

    @Test
    default void a_repeated_key_returns_the_first_purge_even_if_the_quota_is_exhausted() {
        Records records = records();
        records.purgeStore().accept(withKey(purge(1, "/a.jpg"), "once", "same"));

        AcceptResult again = records.purgeStore().accept(withKey(purge(2, "/a.jpg"), "once", "same"));

        assertThat(again).isEqualTo(new AcceptResult.RepeatOf(id(1)));
        assertThat(records.purgeStore().find(ACME, id(2))).isEmpty();
        assertThat(records.purgeStore().quota(ACME, NOVEMBER, 1).left()).isZero();
    }

    @Test
    default void a_purge_accepted_twice_under_its_key_does_not_repeat_itself() {
        Records records = records();
        Acceptance acceptance = withKey(purge(1, "/a.jpg"), "once", "same");
        records.purgeStore().accept(acceptance);

        assertThat(records.purgeStore().accept(acceptance)).isInstanceOf(AcceptResult.Done.class);
    }

    @Test
    default void a_key_belongs_to_one_request_only() {
        Records records = records();
        records.purgeStore().accept(withKey(purge(1, "/a.jpg"), "once", "one"));

        AcceptResult other = records.purgeStore().accept(withKey(purge(2, "/b.jpg"), "once", "another"));

        assertThat(other).isEqualTo(new AcceptResult.KeyTaken());
    }

    @Test
    default void a_refused_purge_does_not_use_its_key() {
        Records records = records();
        records.purgeStore().accept(withKey(purge(1, "/a.jpg", "/b.jpg"), "once", "two"));

        AcceptResult smaller = records.purgeStore().accept(withKey(purge(2, "/a.jpg"), "once", "one"));

        assertThat(smaller).isInstanceOf(AcceptResult.Done.class);
    }

    @Test
    default void a_purge_waits_on_each_of_its_distributions() {
        Records records = records();
        Purge wide = acrossDistributions(40);

        AcceptResult accepting = records.purgeStore().accept(acceptance(wide, 1_000));

        assertThat(accepting).isInstanceOf(AcceptResult.Done.class);
        assertThat(wide.distributions())
                .hasSize(40)
                .allSatisfy(distribution -> assertThat(records.queue().heads(distribution, 10))
                        .containsExactly(Samples.claim(wide, distribution)));
    }

    @Test
    default void a_hundred_items_of_maximum_length_are_stored() {
        Records records = records();
        String longest = "/" + "x".repeat(1_600);
        String[] paths = IntStream.range(100, 200).mapToObj(n -> longest + n).toArray(String[]::new);
        Purge purge = purge(1, paths);

        records.purgeStore().accept(acceptance(purge, 1_000));

        assertThat(records.purgeStore().find(ACME, id(1)))
                .map(PurgeProgress::purge)
                .contains(purge);
    }

    @Test
    default void a_canceled_purge_ends_leaves_the_queues_and_is_refunded() {
        Records records = records();
        Purge purge = purge(1, "/a.jpg", "/b.jpg");
        records.purgeStore().accept(acceptance(purge, 1_000));

        assertThat(records.purgeStore().cancel(purge, Map.of(IMAGES, 0L), NOON)).isTrue();

        assertThat(records.purgeStore().find(ACME, id(1))).contains(PurgeProgress.cancelled(purge, NOON));
        assertThat(records.queue().heads(IMAGES, 10)).isEmpty();
        assertThat(records.purgeStore().quota(ACME, NOVEMBER, 1_000).left()).isEqualTo(1_000);
        assertThat(records.plans().state(IMAGES))
                .map(DistributionState::version)
                .contains(1L);
    }

    @Test
    default void a_purge_canceled_twice_is_refunded_once() {
        Records records = records();
        Purge purge = purge(1, "/a.jpg");
        records.purgeStore().accept(acceptance(purge, 1_000));
        records.purgeStore().cancel(purge, Map.of(IMAGES, 0L), NOON);

        assertThat(records.purgeStore().cancel(purge, Map.of(IMAGES, 1L), NOON)).isFalse();

        assertThat(records.purgeStore().quota(ACME, NOVEMBER, 1_000).left()).isEqualTo(1_000);
    }

    @Test
    default void a_cancellation_with_a_version_conflict_changes_nothing() {
        Records records = records();
        Purge purge = purge(1, "/a.jpg");
        records.purgeStore().accept(acceptance(purge, 1_000));
        records.plans().replace(IMAGES, 0, List.of(), List.of(Samples.plan("plan-1", purge)));

        assertThat(records.purgeStore().cancel(purge, Map.of(IMAGES, 0L), NOON)).isFalse();

        assertThat(records.purgeStore().find(ACME, id(1))).contains(PurgeProgress.accepted(purge));
        assertThat(records.purgeStore().quota(ACME, NOVEMBER, 1_000).left()).isEqualTo(999);
    }

    @Test
    default void fifty_concurrent_clients_share_exactly_a_hundred_units() throws Exception {
        Records records = records();
        List<Callable<AcceptResult>> clients = IntStream.range(0, 50)
                .<Callable<AcceptResult>>mapToObj(client ->
                        () -> acceptPatiently(records, acceptance(purgeOfFiles(client, 3), 100)))
                .toList();

        List<AcceptResult> answers;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            answers = threads.invokeAll(clients).stream().map(Future::resultNow).toList();
        }

        long granted =
                answers.stream().filter(AcceptResult.Done.class::isInstance).count();
        assertThat(granted).isEqualTo(33);
        assertThat(records.purgeStore().quota(ACME, NOVEMBER, 100).left()).isEqualTo(1);
        assertThat(records.queue().heads(IMAGES, 1_000)).hasSize(33);
    }

    @Test
    default void a_new_purge_is_queued() {
        Records records = records();
        records.purgeStore().accept(acceptance(purge(1, "/a.jpg"), 10));

        assertThat(records.purgeStore().find(ACME, id(1)))
                .map(PurgeProgress::status)
                .contains(PurgeStatus.QUEUED);
    }

    private static AcceptResult acceptPatiently(Records records, Acceptance acceptance) {
        AcceptResult answer = records.purgeStore().accept(acceptance);
        while (answer instanceof AcceptResult.Busy) {
            answer = records.purgeStore().accept(acceptance);
        }
        return answer;
    }

    private static Acceptance withKey(Purge purge, String key, String fingerprint) {
        return new Acceptance(purge, 1, Optional.of(new Idempotency(new IdempotencyKey(key), fingerprint)));
    }

    private static Purge acrossDistributions(int distributions) {
        List<PurgeItem> items = IntStream.range(0, distributions)
                .mapToObj(n -> new PurgeItem(
                        n,
                        "https://h" + n + ".example.com/a.jpg",
                        "https://h" + n + ".example.com/",
                        new DistributionId("E" + n),
                        new InvalidationPath("/a.jpg")))
                .toList();
        return new Purge(
                id(1), ACME, NOON, PurgeOptions.NONE, new Provenance(PurgeSource.API, new KeyId("key-1")), items);
    }

    /** Returns the purges of the claims, in order. */
    static List<Integer> numbersOf(List<Claim> claims) {
        return claims.stream()
                .map(claim -> Integer.valueOf(claim.purge().value().substring(24)))
                .toList();
    }
}
