package io.edgepurge.domain.reconcile;

import static io.edgepurge.testing.Samples.ACME;
import static io.edgepurge.testing.Samples.IMAGES;
import static io.edgepurge.testing.Samples.NOON;
import static io.edgepurge.testing.Samples.ZETA;
import static org.assertj.core.api.Assertions.assertThat;

import io.edgepurge.domain.account.AccountId;
import io.edgepurge.domain.cloudfront.InvalidationId;
import io.edgepurge.domain.cloudfront.InvalidationOutcome;
import io.edgepurge.domain.cloudfront.InvalidationOutcome.Created;
import io.edgepurge.domain.cloudfront.InvalidationOutcome.Throttled;
import io.edgepurge.domain.purge.Purge;
import io.edgepurge.domain.purge.PurgeStatus;
import io.edgepurge.testing.Samples;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Accounts whose paths were rejected take no capacity that others wait for, but they are not starved either. */
class SuspectPlanningTest {
    private static final ReconcileConfig CONFIG = ReconcileConfig.standard()
            .withRateLimit(DistributionFixture.HIGH_RATE)
            .withCapacity(new Capacity(10, 2));
    private static final AccountId OTHER_SUSPECT = new AccountId("other-suspect");
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);

    private DistributionFixture distribution = new DistributionFixture();
    private int purges;

    @Test
    void a_suspect_account_takes_no_capacity_that_others_wait_for() {
        fillWithInvalidationsOf(ZETA, 3, 3, 3);
        files(ZETA, 20);
        suspect(ACME);
        Purge suspect = files(ACME, 1);

        reconcile();
        complete(1);

        assertThat(distribution.status(suspect)).isEqualTo(PurgeStatus.QUEUED);
        complete(2, 3);
        assertThat(distribution.pathsOfCall(3)).hasSize(10).noneMatch(path -> path.startsWith("/acme/"));
    }

    @Test
    void an_existing_plan_of_a_suspect_account_takes_no_capacity_that_others_wait_for() {
        distribution = new DistributionFixture(created(1), created(2), created(3), new Throttled());
        fillWithInvalidationsOf(ZETA, 3, 3, 3);
        suspect(ACME);
        files(ACME, 1);
        reconcile();
        files(ZETA, 20);

        complete(1);

        assertThat(distribution.references()).hasSize(4);
    }

    /** The plan of the suspect account needs the whole capacity, and has to wait after many rejections. */
    @Test
    void a_tag_that_is_tried_again_does_not_wait_behind_plans_of_suspect_accounts() {
        distribution = new DistributionFixture(new Throttled());
        IntStream.range(0, 30).forEach(rejection -> suspect(ACME));
        distribution.clock.advance(Duration.ofMinutes(1));
        files(ACME, 10);
        reconcile();
        suspect(ACME);
        changeRejections(before ->
                withTags(before, new TagRejection("no", NOON.minus(TagRejection.RETRY_INTERVAL), Set.of(ACME, ZETA))));
        Purge tag = distribution.queued(Samples.tagPurge(++purges, ZETA, "zeta:1"));

        reconcile();

        assertThat(distribution.status(tag)).isEqualTo(PurgeStatus.SUBMITTED);
    }

    @Test
    void wildcards_of_a_suspect_account_do_not_wait_for_files_of_others() {
        fillWithInvalidationsOf(ZETA, 3, 3, 3);
        files(ZETA, 20);
        suspect(ACME);
        Purge suspect = distribution.queued(Samples.purge(++purges, ACME, IMAGES, "/acme/w/*"));

        reconcile();

        assertThat(distribution.status(suspect)).isEqualTo(PurgeStatus.SUBMITTED);
    }

    @Test
    void a_suspect_account_gets_one_call_in_five_minutes_while_others_always_wait() {
        suspect(ACME);
        List<Purge> suspects = List.of(files(ACME, 1), files(ACME, 10), files(ACME, 10));

        List<Duration> calls = callsForAcme(Duration.ofMinutes(16));

        assertThat(calls).hasSize(3);
        assertThat(calls.getFirst()).isGreaterThanOrEqualTo(LONGEST_WAIT).isLessThan(LONGEST_WAIT.plusMinutes(1));
        assertThat(calls.get(1).minus(calls.get(0))).isGreaterThanOrEqualTo(LONGEST_WAIT);
        assertThat(suspects).extracting(distribution::status).contains(PurgeStatus.COMPLETED);
    }

    @Test
    void a_small_choice_of_a_suspect_account_waits_for_capacity_like_any_other() {
        fillWithInvalidationsOf(ZETA, 3, 3, 3);
        suspect(ACME);
        files(ACME, 20);

        complete(1);
        assertThat(distribution.invalidationApi.calls()).hasSize(3);

        complete(2, 3);
        assertThat(distribution.pathsOfCall(3)).hasSize(10);
    }

    @Test
    void an_overdue_item_that_does_not_fit_yet_is_not_overtaken() {
        suspect(ACME);
        distribution.clock.advance(LONGEST_WAIT);
        fillWithInvalidationsOf(ZETA, 5, 4);
        Purge large = distribution.queued(
                Samples.purgeOfSpellings(++purges, List.of("/s/1", "/s/2", "/s/3", "/s/4", "/s/5", "/s/6")));
        files(ZETA, 1);
        reconcile();
        assertThat(distribution.invalidationApi.calls()).hasSize(2);

        complete(1);

        assertThat(distribution.status(large)).isEqualTo(PurgeStatus.SUBMITTED);
    }

    @Test
    void many_suspect_accounts_have_at_most_one_overdue_call_a_minute() {
        Rejections rejections = Rejections.NONE;
        for (int number = 0; number < 20; number++) {
            rejections = rejections.plus(new AccountId("a-" + number), NOON);
        }

        assertThat(rejections.isOverdue(new AccountId("a-0"), NOON.plus(Duration.ofMinutes(19))))
                .isFalse();
        assertThat(rejections.isOverdue(new AccountId("a-0"), NOON.plus(Duration.ofMinutes(20))))
                .isTrue();
    }

    @Test
    void suspect_accounts_take_turns() {
        suspect(ACME);
        distribution.clock.advance(Duration.ofMinutes(1));
        suspect(OTHER_SUSPECT);
        distribution.clock.advance(Duration.ofMinutes(10));
        files(ACME, 10);
        files(ACME, 10);
        files(OTHER_SUSPECT, 1);

        reconcile();
        complete(1);

        assertThat(distribution.pathsOfCall(0)).allMatch(path -> path.startsWith("/acme/"));
        assertThat(distribution.pathsOfCall(1)).allMatch(path -> path.startsWith("/other-suspect/"));
    }

    /** Lets another account always have more files than fit, and returns the times of the calls for a suspect account. */
    private List<Duration> callsForAcme(Duration time) {
        List<Duration> calls = new ArrayList<>();
        for (long second = 0; second < time.toSeconds(); second += 10) {
            files(ZETA, 25);
            int before = distribution.invalidationApi.calls().size();
            reconcile();
            Duration now = Duration.ofSeconds(second);
            IntStream.range(before, distribution.invalidationApi.calls().size())
                    .filter(call -> distribution.pathsOfCall(call).getFirst().startsWith("/acme/"))
                    .forEach(call -> calls.add(now));
            distribution.clock.advance(Duration.ofSeconds(10));
            distribution.invalidationApi.completeAll();
        }
        return calls;
    }

    private void suspect(AccountId account) {
        changeRejections(before -> before.plus(account, distribution.clock.instant()));
    }

    private static Rejections withTags(Rejections rejections, TagRejection tags) {
        return new Rejections(rejections.accounts(), Optional.of(tags), false);
    }

    private void changeRejections(UnaryOperator<Rejections> change) {
        PlanStore plans = distribution.records.plans();
        Rejections before = plans.state(IMAGES).orElseThrow().rejections();
        assertThat(plans.recordRejections(IMAGES, before, change.apply(before))).isTrue();
    }

    private static InvalidationOutcome created(int plan) {
        return new Created(new InvalidationId("I-plan-%04d".formatted(plan)));
    }

    private Purge files(AccountId account, int count) {
        int number = ++purges;
        return distribution.queued(Samples.purge(
                number,
                account,
                IMAGES,
                IntStream.range(0, count)
                        .mapToObj(file -> "/" + account + "/" + number + "/" + file)
                        .toArray(String[]::new)));
    }

    private void fillWithInvalidationsOf(AccountId account, int... files) {
        for (int count : files) {
            files(account, count);
            reconcile();
        }
        distribution.clock.advance(Duration.ofSeconds(1));
    }

    private void complete(int... calls) {
        IntStream.of(calls)
                .mapToObj(call -> distribution.invalidationApi.calls().get(call - 1))
                .map(call -> new InvalidationId("I-" + call.reference().value()))
                .forEach(distribution.invalidationApi::complete);
        distribution.clock.advance(Duration.ofSeconds(6));
        reconcile();
    }

    private void reconcile() {
        distribution.worker(CONFIG).reconcile(IMAGES, List.of());
    }
}
