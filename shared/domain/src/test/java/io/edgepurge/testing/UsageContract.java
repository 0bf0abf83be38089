package io.edgepurge.testing;

import static io.edgepurge.testing.PurgeStoreContract.NOVEMBER;
import static io.edgepurge.testing.Samples.ACME;
import static io.edgepurge.testing.Samples.IMAGES;
import static io.edgepurge.testing.Samples.NOON;
import static io.edgepurge.testing.Samples.acceptance;
import static io.edgepurge.testing.Samples.id;
import static io.edgepurge.testing.Samples.purge;
import static org.assertj.core.api.Assertions.assertThat;

import io.edgepurge.domain.account.AccountId;
import io.edgepurge.domain.account.KeyId;
import io.edgepurge.domain.purge.IdempotencyKey;
import io.edgepurge.domain.purge.ItemState;
import io.edgepurge.domain.purge.Provenance;
import io.edgepurge.domain.purge.Purge;
import io.edgepurge.domain.purge.PurgeOptions;
import io.edgepurge.domain.purge.PurgeProgress;
import io.edgepurge.domain.purge.PurgeSource;
import io.edgepurge.domain.purge.PurgeStore.AcceptResult;
import io.edgepurge.domain.purge.PurgeStore.Acceptance;
import io.edgepurge.domain.purge.PurgeStore.Idempotency;
import io.edgepurge.domain.purge.PurgeStore.Limits;
import io.edgepurge.domain.purge.PurgeStore.Remembered;
import io.edgepurge.domain.purge.PurgeStore.Repeatable;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The contract of monthly usage and of repeated requests in a {@code PurgeStore}. */
public interface UsageContract {
    KeyId CI = new KeyId("ci");
    YearMonth OCTOBER = NOVEMBER.minusMonths(1);

    /** Returns empty records with the images and videos distributions. */
    Records records();

    @Test
    default void units_are_counted_by_key_day_and_source() {
        Records records = records();
        records.purgeStore().accept(acceptance(purge(1, "/a.jpg", "/b.jpg"), 10));
        records.purgeStore().accept(acceptance(from(purge(2, "/c.jpg"), PurgeSource.IMAGEKIT, CI, NOON), 10));
        records.purgeStore()
                .accept(acceptance(
                        from(purge(3, "/d.jpg"), PurgeSource.IMAGEKIT, CI, NOON.plus(Duration.ofDays(1))), 10));

        var usage = records.purgeStore().usage(ACME, NOVEMBER);

        assertThat(usage.used()).isEqualTo(4);
        assertThat(usage.byKey()).isEqualTo(Map.of(new KeyId("key-1"), 2, CI, 2));
        assertThat(usage.byDay())
                .isEqualTo(Map.of(
                        LocalDate.of(2101, 11, 21), Map.of(PurgeSource.API, 2, PurgeSource.IMAGEKIT, 1),
                        LocalDate.of(2101, 11, 22), Map.of(PurgeSource.IMAGEKIT, 1)));
    }

    @Test
    default void refunds_are_counted_by_key_day_and_source() {
        Records records = records();
        Purge purge = from(purge(1, "/a.jpg", "/b.jpg"), PurgeSource.API, CI, NOON);
        records.purgeStore().accept(acceptance(purge, 10));

        records.items().markAndRefund(IMAGES, List.of(Samples.claim(purge, 1)), ItemState.failed("no", NOON));

        var usage = records.purgeStore().usage(ACME, NOVEMBER);
        assertThat(usage.used()).isEqualTo(1);
        assertThat(usage.of(CI)).isEqualTo(1);
        assertThat(usage.byDay()).isEqualTo(Map.of(LocalDate.of(2101, 11, 21), Map.of(PurgeSource.API, 1)));
    }

    @Test
    default void failed_items_are_refunded_to_the_month_charged() {
        Records records = records();
        records.purgeStore().accept(acceptance(purge(1, "/a.jpg"), 10));
        Purge october = inOctober(2, "/b.jpg", "/c.jpg");
        records.purgeStore().accept(acceptance(october, 10));

        records.items().markAndRefund(IMAGES, List.of(Samples.claim(october, 1)), ItemState.failed("no", NOON));

        assertThat(records.purgeStore().usage(ACME, OCTOBER).used()).isEqualTo(1);
        assertThat(records.purgeStore().usage(ACME, NOVEMBER).used()).isEqualTo(1);
    }

    @Test
    default void a_canceled_purge_is_refunded_to_the_month_charged() {
        Records records = records();
        records.purgeStore().accept(acceptance(purge(1, "/a.jpg"), 10));
        Purge october = inOctober(2, "/b.jpg", "/c.jpg");
        records.purgeStore().accept(acceptance(october, 10));

        records.purgeStore().cancel(october, Map.of(IMAGES, 0L), NOON);

        assertThat(records.purgeStore().usage(ACME, OCTOBER).used()).isZero();
        assertThat(records.purgeStore().usage(ACME, NOVEMBER).used()).isEqualTo(1);
    }

    @Test
    default void a_refused_purge_changes_the_usage_of_no_month() {
        Records records = records();
        IdempotencyKey key = new IdempotencyKey("once");
        records.purgeStore().accept(new Acceptance(purge(1, "/a.jpg"), 10, Optional.of(new Idempotency(key, "one"))));

        AcceptResult taken = records.purgeStore()
                .accept(new Acceptance(inOctober(2, "/b.jpg"), 10, Optional.of(new Idempotency(key, "two"))));

        assertThat(taken).isEqualTo(new AcceptResult.KeyTaken());
        assertThat(records.purgeStore().usage(ACME, OCTOBER).used()).isZero();
        assertThat(records.purgeStore().usage(ACME, NOVEMBER).used()).isEqualTo(1);
    }

    @Test
    default void purges_by_operators_are_counted_but_not_charged_refused_or_refunded() {
        Records records = records();
        records.purgeStore().accept(acceptance(purge(1, "/a.jpg"), 1));
        Purge purge = from(purge(2, "/b.jpg", "/c.jpg"), PurgeSource.OPERATOR, KeyId.OPERATOR, NOON);

        AcceptResult beyondTheQuota = records.purgeStore().accept(acceptance(purge, 1));
        records.items().markAndRefund(IMAGES, List.of(Samples.claim(purge, 1)), ItemState.failed("no", NOON));

        var usage = records.purgeStore().usage(ACME, NOVEMBER);
        assertThat(beyondTheQuota).isInstanceOf(AcceptResult.Done.class);
        assertThat(usage.used()).isEqualTo(1);
        assertThat(usage.byOperators()).isEqualTo(1);
        assertThat(usage.byKey()).isEqualTo(Map.of(new KeyId("key-1"), 1));
    }

    @Test
    default void the_first_purge_of_a_month_can_come_from_an_operator() {
        Records records = records();
        Purge purge = from(purge(1, "/a.jpg"), PurgeSource.OPERATOR, KeyId.OPERATOR, NOON);

        records.purgeStore().accept(acceptance(purge, 0));
        records.purgeStore().cancel(purge, Map.of(IMAGES, 0L), NOON);

        assertThat(records.purgeStore().usage(ACME, NOVEMBER).used()).isZero();
        assertThat(records.purgeStore().usage(ACME, NOVEMBER).byOperators()).isZero();
    }

    @Test
    default void a_purge_accepted_under_a_key_is_stored_with_its_fingerprint() {
        Records records = records();
        IdempotencyKey key = new IdempotencyKey("once");
        records.purgeStore()
                .accept(new Acceptance(purge(1, "/a.jpg"), 10, Optional.of(new Idempotency(key, "request"))));

        assertThat(records.purgeStore().remembered(ACME, key)).contains(new Remembered(id(1), "request"));
        assertThat(records.purgeStore().remembered(ACME, new IdempotencyKey("other")))
                .isEmpty();
        assertThat(records.purgeStore().remembered(new AccountId("zeta"), key)).isEmpty();
    }

    @Test
    default void the_share_of_a_key_is_a_separate_limit() {
        Records records = records();
        records.purgeStore().accept(sharing(from(purge(1, "/a.jpg"), PurgeSource.API, CI, NOON), 10, 2));

        AcceptResult tooMuch = records.purgeStore()
                .accept(sharing(from(purge(2, "/b.jpg", "/c.jpg"), PurgeSource.API, CI, NOON), 10, 2));
        AcceptResult theRest =
                records.purgeStore().accept(sharing(from(purge(3, "/b.jpg"), PurgeSource.API, CI, NOON), 10, 2));
        AcceptResult tooMuchForTheMonth =
                records.purgeStore().accept(sharing(from(purge(4, "/b.jpg"), PurgeSource.API, CI, NOON), 2, 5));

        assertThat(tooMuch).isEqualTo(new AcceptResult.QuotaTooLow(9, Optional.of(1)));
        assertThat(theRest).isInstanceOf(AcceptResult.Done.class);
        assertThat(tooMuchForTheMonth).isEqualTo(new AcceptResult.QuotaTooLow(0, Optional.of(3)));
        assertThat(records.purgeStore().usage(ACME, NOVEMBER).of(CI)).isEqualTo(2);
    }

    @Test
    default void a_purge_larger_than_the_share_is_refused_in_an_unused_month() {
        AcceptResult answer = records()
                .purgeStore()
                .accept(sharing(from(purge(1, "/a.jpg", "/b.jpg"), PurgeSource.API, CI, NOON), 10, 1));

        assertThat(answer).isEqualTo(new AcceptResult.QuotaTooLow(10, Optional.of(1)));
    }

    @Test
    default void the_last_identical_purge_is_stored() {
        Records records = records();
        records.purgeStore().accept(repeatable(purge(1, "/a.jpg"), Optional.empty()));
        records.purgeStore().accept(repeatable(purge(2, "/a.jpg"), Optional.of(1)));

        assertThat(records.purgeStore().lastLike(ACME, "like")).contains(id(2));
        assertThat(records.purgeStore().lastLike(ACME, "unlike")).isEmpty();
    }

    @Test
    default void a_decision_before_the_last_identical_purge_is_a_conflict() {
        Records records = records();
        records.purgeStore().accept(repeatable(purge(1, "/a.jpg"), Optional.empty()));

        AcceptResult blind = records.purgeStore().accept(repeatable(purge(2, "/a.jpg"), Optional.empty()));
        AcceptResult late = records.purgeStore().accept(repeatable(purge(3, "/a.jpg"), Optional.of(9)));

        assertThat(blind).isEqualTo(new AcceptResult.Conflict());
        assertThat(late).isEqualTo(new AcceptResult.Conflict());
        assertThat(records.purgeStore().usage(ACME, NOVEMBER).used()).isEqualTo(1);
        assertThat(records.purgeStore().accept(repeatable(purge(1, "/a.jpg"), Optional.empty())))
                .isInstanceOf(AcceptResult.Done.class);
    }

    @Test
    default void a_delayed_purge_is_stored_with_its_reason_and_does_not_wait_yet() {
        Records records = records();
        Purge now = purge(1, "/a.jpg");
        Instant joins = now.id().queuedAt();
        Purge later = new Purge(
                now.id(),
                ACME,
                NOON,
                new PurgeOptions(Optional.of("New logo"), Optional.of(joins)),
                new Provenance(PurgeSource.API, CI),
                now.items());
        records.purgeStore().accept(acceptance(later, 10));

        assertThat(records.purgeStore().find(ACME, id(1))).contains(PurgeProgress.accepted(later));
        var before = records.queue().waiting(IMAGES, joins.minusMillis(1), 10);
        assertThat(before.heads()).isEmpty();
        assertThat(before.next()).contains(joins);
        var after = records.queue().waiting(IMAGES, joins, 10);
        assertThat(after.heads()).containsExactly(Samples.claim(later, IMAGES));
        assertThat(after.next()).isEmpty();
    }

    /** Returns a purge of the month before the clock's month. */
    static Purge inOctober(int number, String... paths) {
        return from(purge(number, paths), PurgeSource.API, CI, NOON.minus(Duration.ofDays(31)));
    }

    private static Purge from(Purge purge, PurgeSource source, KeyId key, Instant at) {
        return new Purge(purge.id(), ACME, at, PurgeOptions.NONE, new Provenance(source, key), purge.items());
    }

    private static Acceptance sharing(Purge purge, int monthlyQuota, int share) {
        return new Acceptance(
                purge, new Limits(monthlyQuota, Optional.of(share)), Optional.empty(), Optional.empty(), Set.of());
    }

    private static Acceptance repeatable(Purge purge, Optional<Integer> last) {
        return new Acceptance(
                purge,
                new Limits(10, Optional.empty()),
                Optional.empty(),
                Optional.of(new Repeatable("like", last.map(Samples::id))),
                Set.of());
    }
}
