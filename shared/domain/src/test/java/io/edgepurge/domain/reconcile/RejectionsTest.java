package io.edgepurge.domain.reconcile;

import static io.edgepurge.testing.Samples.ACME;
import static io.edgepurge.testing.Samples.NOON;
import static io.edgepurge.testing.Samples.ZETA;
import static org.assertj.core.api.Assertions.assertThat;

import io.edgepurge.domain.account.AccountId;
import java.time.Duration;
import java.time.Instant;
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
    void a_rejected_tag_concerns_its_account_and_two_concern_all() {
        Rejections one = Rejections.NONE.plusTag(ACME, "no", NOON);
        assertThat(tags(one).concerns(ACME)).isTrue();
        assertThat(tags(one).concerns(ZETA)).isFalse();

        assertThat(tags(one.plusTag(ZETA, "no", NOON)).concerns(new AccountId("third")))
                .isTrue();
    }

    @Test
    void after_an_accepted_tag_three_rejected_ones_are_needed() {
        Rejections accepted = Rejections.NONE.withTagsAccepted();
        Rejections twice = accepted.plusTag(ACME, "no", NOON).plusTag(ACME, "no", NOON);
        assertThat(twice.tags()).isEmpty();
        assertThat(twice.withTagsAccepted()).isEqualTo(accepted);

        assertThat(twice.plusTag(ACME, "no", NOON).tags()).isPresent();
    }

    @Test
    void a_tag_is_tried_again_ten_minutes_after_the_last_rejection() {
        TagRejection rejection =
                tags(Rejections.NONE.plusTag(ACME, "no", NOON).plusTag(ACME, "still no", NOON.plusSeconds(60)));

        assertThat(rejection.isRecent(NOON.plusSeconds(659))).isTrue();
        assertThat(rejection.isRecent(NOON.plusSeconds(660))).isFalse();
        assertThat(rejection.message()).isEqualTo("still no");
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
