package io.edgepurge.domain.reconcile;

import static io.edgepurge.testing.Samples.ACME;
import static io.edgepurge.testing.Samples.NOON;
import static io.edgepurge.testing.Samples.ZETA;
import static org.assertj.core.api.Assertions.assertThat;

import io.edgepurge.domain.account.AccountId;
import io.edgepurge.domain.path.InvalidationPath;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RejectionsTest {
    @Test
    void an_account_is_suspect_for_an_hour_after_its_last_rejection() {
        Rejections rejections = Rejections.NONE.plus(ACME, NOON).plus(ACME, NOON.plusSeconds(60));

        assertThat(rejections.isSuspect(ACME, NOON.plusSeconds(3_659))).isTrue();
        assertThat(rejections.isSuspect(ACME, NOON.plusSeconds(3_660))).isFalse();
        assertThat(rejections.isSuspect(ZETA, NOON.plusSeconds(60))).isFalse();
        assertThat(rejections.isAnySuspect(NOON.plusSeconds(3_660))).isFalse();
    }

    @Test
    void each_rejection_after_the_twelfth_adds_a_second_up_to_thirty() {
        assertThat(delayAfter(12)).isZero();
        assertThat(delayAfter(13)).isEqualTo(Duration.ofSeconds(1));
        assertThat(delayAfter(40)).isEqualTo(Duration.ofSeconds(28));
        assertThat(delayAfter(100)).isEqualTo(Duration.ofSeconds(30));
        assertThat(rejected(100).delay(ACME, NOON.plusSeconds(30))).isZero();
    }

    @Test
    void after_forty_rejections_no_more_calls_isolate_a_path() {
        assertThat(rejected(40).isExhausted(ACME, NOON)).isFalse();
        assertThat(rejected(41).isExhausted(ACME, NOON)).isTrue();
        assertThat(rejected(41).isExhausted(ACME, NOON.plus(Rejections.MEMORY))).isFalse();
    }

    @Test
    void the_record_forgets_accounts_that_are_no_longer_suspect_and_keeps_at_most_fifty() {
        Rejections old = Rejections.NONE.plus(ACME, NOON);
        assertThat(old.plus(ZETA, NOON.plus(Rejections.MEMORY)).accounts()).containsOnlyKeys(ZETA);

        Rejections many = Rejections.NONE;
        for (int number = 0; number < 60; number++) {
            many = many.plus(new AccountId("a-" + number), NOON.plusSeconds(number));
        }
        assertThat(many.accounts()).hasSize(50).containsKey(new AccountId("a-59"));
    }

    @Test
    void three_different_tags_that_are_rejected_alone_concern_their_account_and_two_accounts_concern_all() {
        assertThat(tagsRejected(Rejections.NONE, ACME, NOON, "a", "b").tags()).isEmpty();
        Rejections one = tagsRejected(Rejections.NONE, ACME, NOON, "a", "b", "c");
        assertThat(tags(one).concerns(ACME)).isTrue();
        assertThat(tags(one).concerns(ZETA)).isFalse();

        assertThat(tags(tagsRejected(one, ZETA, NOON, "a", "b")).concerns(ZETA)).isFalse();
        assertThat(tags(tagsRejected(one, ZETA, NOON, "a", "b", "c")).concerns(new AccountId("third")))
                .isTrue();
    }

    @Test
    void the_same_tag_and_tags_of_more_than_an_hour_ago_are_no_evidence() {
        assertThat(tagsRejected(Rejections.NONE, ACME, NOON, "a", "a", "b", "b", "a")
                        .tags())
                .isEmpty();

        Rejections old = tagsRejected(Rejections.NONE, ACME, NOON, "a", "b");
        assertThat(tagsRejected(old, ACME, NOON.plus(Rejections.MEMORY), "c").tags())
                .isEmpty();
        assertThat(tagsRejected(old, ACME, NOON.plus(Rejections.MEMORY).minusMillis(1), "c")
                        .tags())
                .isPresent();
    }

    @Test
    void tags_of_two_accounts_that_were_rejected_months_apart_do_not_concern_all() {
        Rejections old = tagsRejected(Rejections.NONE, ACME, NOON, "a", "b", "c");

        TagRejection later = tags(tagsRejected(old, ZETA, NOON.plus(Duration.ofDays(60)), "a", "b", "c"));

        assertThat(later.accounts()).containsExactly(ZETA);
    }

    @Test
    void an_accepted_tag_removes_the_evidence() {
        Rejections twice = tagsRejected(Rejections.NONE, ACME, NOON, "a", "b");

        assertThat(tagsRejected(twice.withTagsAccepted(), ACME, NOON, "c").tags())
                .isEmpty();
        assertThat(tagsRejected(twice, ACME, NOON, "c").withTagsAccepted().tags())
                .isEmpty();
    }

    @Test
    void a_tag_is_tried_again_ten_minutes_after_the_last_rejection() {
        Rejections rejected = tagsRejected(Rejections.NONE, ACME, NOON, "a", "b", "c");

        TagRejection again = tags(tagsRejected(rejected, ACME, NOON.plus(Duration.ofDays(60)), "d"));

        assertThat(tags(rejected).isRecent(NOON.plusSeconds(599))).isTrue();
        assertThat(tags(rejected).isRecent(NOON.plusSeconds(600))).isFalse();
        assertThat(again.isRecent(NOON.plus(Duration.ofDays(60)))).isTrue();
        assertThat(again.message()).isEqualTo("d: no");
    }

    @Test
    void the_evidence_of_an_account_has_at_most_three_tags() {
        Rejections many = tagsRejected(Rejections.NONE, ACME, NOON, "a", "b", "c", "d", "e");

        assertThat(many.accounts().values())
                .singleElement()
                .satisfies(tally -> assertThat(tally.tags()).hasSize(3).containsKey("#e".hashCode()));
    }

    @Test
    void a_call_restarts_the_wait_of_a_suspect_account_only() {
        Rejections rejections = Rejections.NONE.plus(ACME, NOON);

        assertThat(rejections.sinceTurn(ACME, NOON.plusSeconds(60))).contains(Duration.ofSeconds(60));
        assertThat(rejections.withTurn(ACME, NOON.plusSeconds(50)).sinceTurn(ACME, NOON.plusSeconds(60)))
                .contains(Duration.ofSeconds(10));
        assertThat(rejections.withTurn(ZETA, NOON)).isEqualTo(rejections);
    }

    private static Rejections tagsRejected(Rejections before, AccountId account, Instant now, String... tags) {
        return Arrays.stream(tags)
                .reduce(
                        before,
                        (rejections, tag) -> rejections
                                .plus(account, now)
                                .plusTag(account, InvalidationPath.ofTag(tag), tag + ": no", now),
                        (one, other) -> other);
    }

    private static TagRejection tags(Rejections rejections) {
        return rejections.tags().orElseThrow();
    }

    private static Duration delayAfter(int rejections) {
        return rejected(rejections).delay(ACME, NOON);
    }

    private static Rejections rejected(int times) {
        Instant now = NOON;
        return IntStream.range(0, times)
                .boxed()
                .reduce(Rejections.NONE, (before, one) -> before.plus(ACME, now), (one, other) -> other);
    }
}
