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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What holds for every record of who used what of a month, and of calls that may come again. */
public interface UsageContract {
    KeyId CI = new KeyId("ci");

    /** Empty records that know the images and the videos distribution. */
    Records records();

    @Test
    default void units_are_counted_by_key_day_and_door() {
        Records records = records();
        records.ledger().accept(acceptance(purge(1, "/a.jpg", "/b.jpg"), 10));
        records.ledger().accept(acceptance(from(purge(2, "/c.jpg"), PurgeSource.IMAGEKIT, CI, NOON), 10));
        records.ledger()
                .accept(acceptance(
                        from(purge(3, "/d.jpg"), PurgeSource.IMAGEKIT, CI, NOON.plus(Duration.ofDays(1))), 10));

        var usage = records.ledger().usage(ACME, NOVEMBER);

        assertThat(usage.used()).isEqualTo(4);
        assertThat(usage.byKey()).isEqualTo(Map.of(new KeyId("key-1"), 2, CI, 2));
        assertThat(usage.byDay())
                .isEqualTo(Map.of(
                        LocalDate.of(2026, 11, 21), Map.of(PurgeSource.API, 2, PurgeSource.IMAGEKIT, 1),
                        LocalDate.of(2026, 11, 22), Map.of(PurgeSource.IMAGEKIT, 1)));
    }

    @Test
    default void what_is_refunded_is_given_back_to_key_day_and_door() {
        Records records = records();
        Purge purge = from(purge(1, "/a.jpg", "/b.jpg"), PurgeSource.API, CI, NOON);
        records.ledger().accept(acceptance(purge, 10));

        records.items().markAndRefund(IMAGES, List.of(Samples.claim(purge, 1)), ItemState.failed("no", NOON));

        var usage = records.ledger().usage(ACME, NOVEMBER);
        assertThat(usage.used()).isEqualTo(1);
        assertThat(usage.of(CI)).isEqualTo(1);
        assertThat(usage.byDay()).isEqualTo(Map.of(LocalDate.of(2026, 11, 21), Map.of(PurgeSource.API, 1)));
    }

    @Test
    default void what_operators_purge_is_counted_and_neither_charged_nor_refused_nor_refunded() {
        Records records = records();
        records.ledger().accept(acceptance(purge(1, "/a.jpg"), 1));
        Purge purge = from(purge(2, "/b.jpg", "/c.jpg"), PurgeSource.OPERATOR, KeyId.OF_OPERATORS, NOON);

        AcceptResult beyondTheQuota = records.ledger().accept(acceptance(purge, 1));
        records.items().markAndRefund(IMAGES, List.of(Samples.claim(purge, 1)), ItemState.failed("no", NOON));

        var usage = records.ledger().usage(ACME, NOVEMBER);
        assertThat(beyondTheQuota).isEqualTo(new AcceptResult.Done());
        assertThat(usage.used()).isEqualTo(1);
        assertThat(usage.byOperators()).isEqualTo(1);
        assertThat(usage.byKey()).isEqualTo(Map.of(new KeyId("key-1"), 1));
    }

    @Test
    default void a_months_first_purge_may_be_an_operators() {
        Records records = records();
        Purge purge = from(purge(1, "/a.jpg"), PurgeSource.OPERATOR, KeyId.OF_OPERATORS, NOON);

        records.ledger().accept(acceptance(purge, 0));
        records.ledger().cancel(purge, Map.of(IMAGES, 0L), NOON);

        assertThat(records.ledger().usage(ACME, NOVEMBER).used()).isZero();
        assertThat(records.ledger().usage(ACME, NOVEMBER).byOperators()).isZero();
    }

    @Test
    default void what_was_accepted_under_a_key_is_remembered_with_its_request() {
        Records records = records();
        IdempotencyKey key = new IdempotencyKey("once");
        records.ledger().accept(new Acceptance(purge(1, "/a.jpg"), 10, Optional.of(new Idempotency(key, "request"))));

        assertThat(records.ledger().remembered(ACME, key)).contains(new Remembered(id(1), "request"));
        assertThat(records.ledger().remembered(ACME, new IdempotencyKey("other")))
                .isEmpty();
        assertThat(records.ledger().remembered(new AccountId("zeta"), key)).isEmpty();
    }

    @Test
    default void a_keys_share_is_a_limit_of_its_own() {
        Records records = records();
        records.ledger().accept(sharing(from(purge(1, "/a.jpg"), PurgeSource.API, CI, NOON), 10, 2));

        AcceptResult tooMuch =
                records.ledger().accept(sharing(from(purge(2, "/b.jpg", "/c.jpg"), PurgeSource.API, CI, NOON), 10, 2));
        AcceptResult theRest =
                records.ledger().accept(sharing(from(purge(3, "/b.jpg"), PurgeSource.API, CI, NOON), 10, 2));
        AcceptResult tooMuchForTheMonth =
                records.ledger().accept(sharing(from(purge(4, "/b.jpg"), PurgeSource.API, CI, NOON), 2, 5));

        assertThat(tooMuch).isEqualTo(new AcceptResult.QuotaTooLow(9, Optional.of(1)));
        assertThat(theRest).isEqualTo(new AcceptResult.Done());
        assertThat(tooMuchForTheMonth).isEqualTo(new AcceptResult.QuotaTooLow(0, Optional.of(3)));
        assertThat(records.ledger().usage(ACME, NOVEMBER).of(CI)).isEqualTo(2);
    }

    @Test
    default void a_share_of_less_than_is_asked_for_is_refused_in_a_fresh_month() {
        AcceptResult answer = records()
                .ledger()
                .accept(sharing(from(purge(1, "/a.jpg", "/b.jpg"), PurgeSource.API, CI, NOON), 10, 1));

        assertThat(answer).isEqualTo(new AcceptResult.QuotaTooLow(10, Optional.of(1)));
    }

    @Test
    default void the_last_purge_like_it_is_remembered() {
        Records records = records();
        records.ledger().accept(repeatable(purge(1, "/a.jpg"), Optional.empty()));
        records.ledger().accept(repeatable(purge(2, "/a.jpg"), Optional.of(1)));

        assertThat(records.ledger().lastLike(ACME, "like")).contains(id(2));
        assertThat(records.ledger().lastLike(ACME, "unlike")).isEmpty();
    }

    @Test
    default void who_decided_before_the_last_purge_like_it_came_decides_again() {
        Records records = records();
        records.ledger().accept(repeatable(purge(1, "/a.jpg"), Optional.empty()));

        AcceptResult blind = records.ledger().accept(repeatable(purge(2, "/a.jpg"), Optional.empty()));
        AcceptResult late = records.ledger().accept(repeatable(purge(3, "/a.jpg"), Optional.of(9)));

        assertThat(blind).isEqualTo(new AcceptResult.Conflict());
        assertThat(late).isEqualTo(new AcceptResult.Conflict());
        assertThat(records.ledger().usage(ACME, NOVEMBER).used()).isEqualTo(1);
        assertThat(records.ledger().accept(repeatable(purge(1, "/a.jpg"), Optional.empty())))
                .isEqualTo(new AcceptResult.Done());
    }

    @Test
    default void a_purge_for_later_is_kept_with_its_reason_and_does_not_wait_yet() {
        Records records = records();
        Purge now = purge(1, "/a.jpg");
        Instant joins = now.id().queuedAt();
        Purge later = new Purge(
                now.id(),
                ACME,
                NOON,
                Optional.of(joins),
                new Provenance(PurgeSource.API, CI, Optional.of("New logo")),
                now.items());
        records.ledger().accept(acceptance(later, 10));

        assertThat(records.ledger().find(ACME, id(1))).contains(PurgeProgress.accepted(later));
        var before = records.queue().waiting(IMAGES, joins.minusMillis(1), 10);
        assertThat(before.heads()).isEmpty();
        assertThat(before.next()).contains(joins);
        var after = records.queue().waiting(IMAGES, joins, 10);
        assertThat(after.heads()).containsExactly(Samples.claim(later, IMAGES));
        assertThat(after.next()).isEmpty();
    }

    private static Purge from(Purge purge, PurgeSource source, KeyId key, Instant at) {
        return new Purge(purge.id(), ACME, at, Optional.empty(), Provenance.of(source, key), purge.items());
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
