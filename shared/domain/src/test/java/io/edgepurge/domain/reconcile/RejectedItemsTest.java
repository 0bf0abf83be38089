package io.edgepurge.domain.reconcile;

import static io.edgepurge.testing.Samples.ACME;
import static io.edgepurge.testing.Samples.IMAGES;
import static io.edgepurge.testing.Samples.NOON;
import static io.edgepurge.testing.Samples.VIDEOS;
import static io.edgepurge.testing.Samples.ZETA;
import static org.assertj.core.api.Assertions.assertThat;

import io.edgepurge.domain.account.AccountId;
import io.edgepurge.domain.account.DistributionId;
import io.edgepurge.domain.purge.Purge;
import io.edgepurge.domain.purge.PurgeStatus;
import io.edgepurge.testing.Samples;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The sender of rejected items pays for them with time and calls; the other accounts don't. */
class RejectedItemsTest {
    private static final Duration A_MOMENT = Duration.ofSeconds(6);

    private final RejectedItemsFixture cloudFront = new RejectedItemsFixture();
    private final DistributionFixture distribution = cloudFront.distribution;

    @Test
    void tags_that_a_distribution_rejects_end_after_a_few_calls() {
        cloudFront.reject((on, path) -> path.isTag());
        List<Purge> tags = tagPurges(ACME, 1, 200);

        cloudFront.runFor(Duration.ofMinutes(1));

        assertThat(tags)
                .allSatisfy(purge -> assertThat(distribution.status(purge)).isEqualTo(PurgeStatus.FAILED));
        // three different tags are tried alone, each after a call with all that are left
        assertThat(cloudFront.calls).hasSizeLessThanOrEqualTo(6);
        assertThat(distribution.left()).isEqualTo(DistributionFixture.MONTHLY_QUOTA);
        assertThat(distribution.state(tags.getLast(), 0).reason())
                .hasValueSatisfying(
                        reason -> assertThat(reason).contains("tag").contains("invalid invalidation paths"));
    }

    @Test
    void rejected_tags_delay_neither_another_account_nor_another_distribution() {
        cloudFront.reject((on, path) -> path.isTag());
        tagPurges(ACME, 1, 200);
        Purge besides = queued(300, ZETA, IMAGES, "/z/a.jpg");
        cloudFront.runFor(Duration.ofSeconds(3));
        Purge later = queued(301, ZETA, IMAGES, "/z/b.jpg");
        Purge elsewhere = queued(302, ZETA, VIDEOS, "/z/c.jpg");
        Instant then = distribution.clock.instant();

        cloudFront.runFor(Duration.ofMinutes(1));

        assertThat(cloudFront.waited(besides, NOON)).isLessThan(A_MOMENT);
        assertThat(cloudFront.waited(later, then)).isLessThan(A_MOMENT);
        assertThat(cloudFront.waited(elsewhere, then)).isLessThan(A_MOMENT);
        assertThat(callsBefore("/z/a.jpg")).isLessThanOrEqualTo(1);
    }

    @Test
    void later_tags_fail_without_a_call_until_one_is_tried_again() {
        cloudFront.reject((on, path) -> path.isTag());
        tagPurges(ACME, 1, 5);
        cloudFront.runFor(Duration.ofMinutes(1));
        int before = cloudFront.calls.size();
        List<Purge> later = tagPurges(ACME, 10, 5);
        cloudFront.runFor(Duration.ofMinutes(1));
        assertThat(later)
                .allSatisfy(purge -> assertThat(distribution.status(purge)).isEqualTo(PurgeStatus.FAILED));
        assertThat(cloudFront.calls).hasSize(before);

        distribution.clock.advance(TagRejection.RETRY_INTERVAL);
        List<Purge> stillWrong = tagPurges(ACME, 20, 5);
        cloudFront.runFor(Duration.ofMinutes(1));
        assertThat(stillWrong)
                .allSatisfy(purge -> assertThat(distribution.status(purge)).isEqualTo(PurgeStatus.FAILED));
        assertThat(cloudFront.calls).hasSize(before + 1);

        distribution.clock.advance(TagRejection.RETRY_INTERVAL);
        cloudFront.reject((on, path) -> false);
        List<Purge> configured = tagPurges(ACME, 30, 5);
        cloudFront.runFor(Duration.ofMinutes(1));
        assertThat(configured)
                .allSatisfy(purge -> assertThat(distribution.status(purge)).isEqualTo(PurgeStatus.COMPLETED));
        assertThat(cloudFront.calls).hasSize(before + 3);
    }

    @Test
    void a_single_rejected_tag_fails_alone_if_the_distribution_accepts_tags() {
        Purge good = tagPurges(ACME, 1, 1).getFirst();
        cloudFront.runFor(Duration.ofMinutes(1));
        assertThat(distribution.status(good)).isEqualTo(PurgeStatus.COMPLETED);

        cloudFront.reject((on, path) -> path.value().equals("#acme:12"));
        List<Purge> tags = tagPurges(ACME, 10, 5);
        cloudFront.runFor(Duration.ofMinutes(2));

        assertThat(tags)
                .extracting(distribution::status)
                .containsExactly(
                        PurgeStatus.COMPLETED,
                        PurgeStatus.COMPLETED,
                        PurgeStatus.FAILED,
                        PurgeStatus.COMPLETED,
                        PurgeStatus.COMPLETED);
    }

    @Test
    void rejected_tags_of_one_account_do_not_end_the_tags_of_another() {
        cloudFront.reject((on, path) -> path.value().startsWith("#acme:"));
        tagPurges(ACME, 1, 5);
        List<Purge> others = tagPurges(ZETA, 100, 5);

        cloudFront.runFor(Duration.ofMinutes(1));

        assertThat(others)
                .allSatisfy(purge -> assertThat(distribution.status(purge)).isEqualTo(PurgeStatus.COMPLETED));
    }

    @Test
    void single_bad_tags_of_two_accounts_do_not_end_the_tags_of_a_third() {
        cloudFront.reject(
                (on, path) -> path.value().startsWith("#acme:") || path.value().startsWith("#zeta:"));
        tagPurges(ACME, 1, 1);
        cloudFront.runFor(Duration.ofMinutes(1));
        distribution.clock.advance(Duration.ofDays(60));
        tagPurges(ZETA, 2, 1);
        cloudFront.runFor(Duration.ofMinutes(1));

        List<Purge> others = tagPurges(new AccountId("third"), 10, 5);
        cloudFront.runFor(Duration.ofMinutes(1));

        assertThat(others)
                .allSatisfy(purge -> assertThat(distribution.status(purge)).isEqualTo(PurgeStatus.COMPLETED));
    }

    @Test
    void one_bad_tag_that_is_sent_again_and_again_does_not_end_the_other_tags_of_its_account() {
        cloudFront.reject((on, path) -> path.value().equals("#acme:bad"));
        IntStream.range(1, 5).forEach(number -> {
            distribution.queued(Samples.tagPurge(number, ACME, ACME + ":bad"));
            cloudFront.runFor(Duration.ofMinutes(1));
        });

        List<Purge> others = tagPurges(ACME, 10, 5);
        cloudFront.runFor(Duration.ofMinutes(1));

        assertThat(others)
                .allSatisfy(purge -> assertThat(distribution.status(purge)).isEqualTo(PurgeStatus.COMPLETED));
    }

    @Test
    void one_rejected_file_of_many_fails_alone() {
        cloudFront.reject((on, path) -> path.value().equals("/1/700.jpg"));
        Purge purge = distribution.queued(Samples.purgeOfFiles(1, 1_000));

        cloudFront.runFor(Duration.ofMinutes(5));

        assertThat(distribution.statuses(purge).get(700)).isEqualTo(PurgeStatus.FAILED);
        assertThat(distribution.statuses(purge))
                .filteredOn(PurgeStatus.COMPLETED::equals)
                .hasSize(999);
        assertThat(cloudFront.rejectedCalls()).hasSizeLessThanOrEqualTo(12);
    }

    @Test
    void many_rejected_files_cost_their_sender_time_and_a_bounded_number_of_calls() {
        cloudFront.reject((on, path) -> path.value().startsWith("/bad/"));
        Purge bad = queued(
                1,
                ACME,
                IMAGES,
                IntStream.range(0, 300).mapToObj(file -> "/bad/" + file).toArray(String[]::new));
        Duration longest = Duration.ZERO;

        for (int number = 2; number < 30; number++) {
            Instant then = distribution.clock.instant();
            Purge here = queued(number * 10, ZETA, IMAGES, "/z/" + number);
            Purge there = queued(number * 10 + 1, ZETA, VIDEOS, "/z/" + number);
            cloudFront.runFor(Duration.ofSeconds(30));
            longest = Stream.of(longest, cloudFront.waited(here, then), cloudFront.waited(there, then))
                    .max(Duration::compareTo)
                    .orElseThrow();
        }
        cloudFront.runFor(Duration.ofMinutes(40));

        assertThat(longest).isLessThan(A_MOMENT);
        assertThat(distribution.statuses(bad)).containsOnly(PurgeStatus.FAILED);
        // the first plan is shared; each of the next 40 is halved, and the 41 halves fail as a whole
        assertThat(cloudFront.rejectedCalls()).hasSizeLessThanOrEqualTo(1 + 2 * Rejections.MAX_CALLS + 1);
        assertThat(distribution.left()).isEqualTo(DistributionFixture.MONTHLY_QUOTA);
    }

    @Test
    void a_rejected_account_is_separated_from_many_others_with_one_call_each() {
        cloudFront.reject((on, path) -> path.value().startsWith("/bad/"));
        queued(1, ACME, IMAGES, "/bad/1", "/bad/2");
        List<Purge> others = IntStream.range(0, 10)
                .mapToObj(number -> queued(10 + number, new AccountId("other-" + number), IMAGES, "/o/" + number))
                .toList();

        cloudFront.runFor(Duration.ofMinutes(1));

        assertThat(others)
                .allSatisfy(purge -> assertThat(distribution.status(purge)).isEqualTo(PurgeStatus.COMPLETED));
        assertThat(cloudFront.calls.subList(0, 11))
                .filteredOn(RejectedItemsFixture.Call::rejected)
                .hasSize(1);
        assertThat(cloudFront.calls).hasSize(1 + 10 + 3);
    }

    @Test
    void items_of_a_suspect_account_share_no_plan_with_others() {
        cloudFront.reject((on, path) -> path.value().startsWith("/bad/"));
        queued(1, ACME, IMAGES, "/bad/1");
        cloudFront.runFor(Duration.ofSeconds(5));
        Purge suspect = queued(2, ACME, IMAGES, "/a/2");
        Purge other = queued(3, ZETA, IMAGES, "/z/3");

        cloudFront.runFor(Duration.ofSeconds(20));

        assertThat(cloudFront.calls).filteredOn(call -> call.paths().size() > 1).isEmpty();
        assertThat(distribution.status(suspect)).isNotEqualTo(PurgeStatus.QUEUED);
        assertThat(distribution.status(other)).isNotEqualTo(PurgeStatus.QUEUED);
        assertThat(callsBefore("/z/3")).isLessThan(callsBefore("/a/2"));
    }

    @Test
    void a_suspect_plan_of_any_size_leaves_the_capacity_to_others() {
        cloudFront.reject((on, path) -> path.value().equals("/1/7.jpg"));
        distribution.queued(Samples.purgeOfFiles(1, 2_900));
        cloudFront.runFor(Duration.ofSeconds(2));
        Instant then = distribution.clock.instant();
        Purge other = queued(300, ZETA, IMAGES, "/z/a.jpg");

        cloudFront.runFor(Duration.ofMinutes(1));

        assertThat(cloudFront.waited(other, then)).isLessThan(A_MOMENT);
    }

    @Test
    void after_an_hour_without_rejections_an_account_shares_plans_again() {
        cloudFront.reject((on, path) -> path.value().startsWith("/bad/"));
        queued(1, ACME, IMAGES, "/bad/1");
        cloudFront.runFor(Duration.ofSeconds(5));
        distribution.clock.advance(Rejections.MEMORY);
        queued(2, ACME, IMAGES, "/a/2");
        queued(3, ZETA, IMAGES, "/z/3");

        cloudFront.runFor(Duration.ofSeconds(5));

        assertThat(cloudFront.calls.getLast().paths().size()).isEqualTo(2);
    }

    private long callsBefore(String path) {
        return cloudFront.calls.stream()
                .takeWhile(call -> call.rejected()
                        || call.paths().all().stream()
                                .noneMatch(one -> one.value().equals(path)))
                .count();
    }

    private Purge queued(int number, AccountId account, DistributionId on, String... paths) {
        return distribution.queued(Samples.purge(number, account, on, paths));
    }

    private List<Purge> tagPurges(AccountId account, int first, int count) {
        return IntStream.range(first, first + count)
                .mapToObj(number -> distribution.queued(Samples.tagPurge(number, account, account + ":" + number)))
                .toList();
    }
}
