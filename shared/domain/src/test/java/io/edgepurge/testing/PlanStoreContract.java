package io.edgepurge.testing;

import static io.edgepurge.testing.Samples.ACME;
import static io.edgepurge.testing.Samples.IMAGES;
import static io.edgepurge.testing.Samples.NOON;
import static io.edgepurge.testing.Samples.VIDEOS;
import static io.edgepurge.testing.Samples.ZETA;
import static io.edgepurge.testing.Samples.claim;
import static io.edgepurge.testing.Samples.plan;
import static io.edgepurge.testing.Samples.purge;
import static org.assertj.core.api.Assertions.assertThat;

import io.edgepurge.domain.account.DistributionId;
import io.edgepurge.domain.cloudfront.InvalidationId;
import io.edgepurge.domain.cloudfront.PageMarker;
import io.edgepurge.domain.path.InvalidationPath;
import io.edgepurge.domain.reconcile.Claim;
import io.edgepurge.domain.reconcile.Denial;
import io.edgepurge.domain.reconcile.FolderWildcard;
import io.edgepurge.domain.reconcile.FolderWildcardPolicy;
import io.edgepurge.domain.reconcile.InvalidationPlan;
import io.edgepurge.domain.reconcile.InvalidationPlan.Calls;
import io.edgepurge.domain.reconcile.InvalidationPlan.Ending;
import io.edgepurge.domain.reconcile.InvalidationPlan.Scope;
import io.edgepurge.domain.reconcile.InvalidationPlan.Submission;
import io.edgepurge.domain.reconcile.InvalidationPlan.Suspension;
import io.edgepurge.domain.reconcile.PlanId;
import io.edgepurge.domain.reconcile.PlanStore;
import io.edgepurge.domain.reconcile.PlanStore.DistributionState;
import io.edgepurge.domain.reconcile.PlannedPaths;
import io.edgepurge.domain.reconcile.Polling;
import io.edgepurge.domain.reconcile.Polling.OlderPages;
import io.edgepurge.domain.reconcile.Polling.OlderPoll;
import io.edgepurge.domain.reconcile.RejectionTally;
import io.edgepurge.domain.reconcile.Rejections;
import io.edgepurge.domain.reconcile.TagRejection;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The contract of a {@code PlanStore}. */
public interface PlanStoreContract {
    FolderWildcardPolicy ALLOWED = new FolderWildcardPolicy(20, List.of("/img/shoes/", "/thumbs/"));
    Ending ENDING = new Ending("CloudFront: bad path", NOON, true, Scope.SENT_PATHS);
    InvalidationPlan ONE = plan("plan-1", purge(1, "/a.jpg", "/b/c/*"));
    InvalidationPlan TWO = plan("plan-2", purge(2, "/d.jpg"));
    InvalidationPlan THREE = plan("plan-3", purge(3, "/e.jpg"));

    /** Returns empty records with the images and videos distributions. */
    Records records();

    /** Returns empty records whose images distribution has a folder wildcard policy. */
    Records records(FolderWildcardPolicy onImages);

    @Test
    default void the_distribution_state_contains_its_folder_wildcard_policy() {
        PlanStore plans = records(ALLOWED).plans();

        assertThat(plans.state(IMAGES)).contains(new DistributionState(0, Optional.empty(), Optional.of(ALLOWED)));
        assertThat(plans.state(VIDEOS)).contains(new DistributionState(0, Optional.empty(), Optional.empty()));
    }

    @Test
    default void a_plan_keeps_the_account_of_each_claim() {
        PlanStore plans = records().plans();
        Claim acme = claim(purge(1, "/a.jpg"), 0);
        Claim zeta = claim(purge(2, ZETA, IMAGES, "/a.jpg"), 0);
        InvalidationPlan shared = new InvalidationPlan(
                new PlanId("plan-1"),
                IMAGES,
                NOON,
                List.of(acme, zeta),
                ONE.paths(),
                ONE.calls(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());

        plans.replace(IMAGES, 0, List.of(), List.of(shared));

        assertThat(plans.plans(IMAGES))
                .singleElement()
                .satisfies(plan -> assertThat(plan.claims()).containsExactly(acme, zeta));
    }

    @Test
    default void new_versions_keep_the_folder_wildcard_policy() {
        PlanStore plans = records(ALLOWED).plans();

        plans.replace(IMAGES, 0, List.of(), List.of(ONE));
        plans.moveNextDoorbell(IMAGES, Optional.empty(), NOON);

        assertThat(plans.state(IMAGES)).hasValueSatisfying(state -> {
            assertThat(state.version()).isEqualTo(1);
            assertThat(state.nextDoorbell()).contains(NOON);
            assertThat(state.folderWildcards()).contains(ALLOWED);
        });
    }

    @Test
    default void a_distribution_starts_without_plans_or_doorbell() {
        PlanStore plans = records().plans();

        assertThat(plans.state(IMAGES)).contains(new DistributionState(0, Optional.empty(), Optional.empty()));
        assertThat(plans.plans(IMAGES)).isEmpty();
    }

    @Test
    default void a_distribution_without_endpoints_has_no_state() {
        assertThat(records().plans().state(new DistributionId("EOTHER"))).isEmpty();
    }

    @Test
    default void a_plan_is_stored_unchanged() {
        PlanStore plans = records().plans();

        assertThat(plans.replace(IMAGES, 0, List.of(), List.of(ONE))).isTrue();

        assertThat(plans.plans(IMAGES)).containsExactly(ONE);
        assertThat(plans.plans(VIDEOS)).isEmpty();
        assertThat(plans.state(IMAGES)).map(DistributionState::version).contains(1L);
    }

    @Test
    default void a_plan_keeps_its_folder_wildcards() {
        PlanStore plans = records().plans();
        FolderWildcard red = new FolderWildcard(ACME, new InvalidationPath("/img/shoes/red-*"));
        FolderWildcard sale = new FolderWildcard(ZETA, new InvalidationPath("/z/sale%20*"));
        PlannedPaths paths = new PlannedPaths("0123abcd", 7, 2, List.of(red, sale));
        InvalidationPlan plan = new InvalidationPlan(
                ONE.id(),
                IMAGES,
                NOON,
                ONE.claims(),
                paths,
                ONE.calls(),
                ONE.submission(),
                ONE.suspension(),
                ONE.ending());

        plans.replace(IMAGES, 0, List.of(), List.of(plan));

        assertThat(plans.plans(IMAGES)).containsExactly(plan);
    }

    @Test
    default void a_version_conflict_changes_nothing() {
        PlanStore plans = records().plans();
        plans.replace(IMAGES, 0, List.of(), List.of(ONE));

        assertThat(plans.replace(IMAGES, 0, List.of(ONE), List.of(TWO))).isFalse();

        assertThat(plans.plans(IMAGES)).containsExactly(ONE);
        assertThat(plans.state(IMAGES)).map(DistributionState::version).contains(1L);
    }

    @Test
    default void two_plans_can_replace_one() {
        PlanStore plans = records().plans();
        plans.replace(IMAGES, 0, List.of(), List.of(ONE));

        assertThat(plans.replace(IMAGES, 1, List.of(ONE), List.of(THREE, TWO))).isTrue();

        assertThat(plans.plans(IMAGES)).containsExactly(TWO, THREE);
    }

    @Test
    default void a_plan_counts_from_the_version_on_with_which_it_was_made() {
        PlanStore plans = records().plans();
        DistributionState before = plans.state(IMAGES).orElseThrow();
        plans.replace(IMAGES, 0, List.of(), List.of(ONE));

        assertThat(plans.plans(IMAGES, before)).isEmpty();
        assertThat(plans.plans(IMAGES, plans.state(IMAGES).orElseThrow())).containsExactly(ONE);

        plans.confirm(ONE, new Submission(new InvalidationId("I1"), NOON));
        plans.replace(IMAGES, 1, List.of(), List.of(TWO));

        assertThat(plans.plans(IMAGES)).extracting(InvalidationPlan::id).containsExactly(ONE.id(), TWO.id());
        assertThat(plans.state(IMAGES)).map(DistributionState::openPlans).contains(Set.of(TWO.id()));
    }

    @Test
    default void a_plan_that_has_changed_since_it_was_read_is_not_replaced() {
        PlanStore plans = records().plans();
        plans.replace(IMAGES, 0, List.of(), List.of(ONE));
        InvalidationPlan called = plans.beginCall(ONE, NOON).orElseThrow();

        assertThat(plans.replace(IMAGES, 1, List.of(ONE), List.of(TWO))).isFalse();
        plans.confirm(called, new Submission(new InvalidationId("I1"), NOON));
        assertThat(plans.replace(IMAGES, 1, List.of(called), List.of(TWO))).isFalse();
        assertThat(plans.replace(IMAGES, 1, List.of(THREE), List.of(TWO))).isFalse();

        assertThat(plans.plans(IMAGES)).extracting(InvalidationPlan::id).containsExactly(ONE.id());
    }

    @Test
    default void calls_are_counted_when_they_begin_and_when_they_are_refused() {
        PlanStore plans = records().plans();
        plans.replace(IMAGES, 0, List.of(), List.of(ONE));

        InvalidationPlan first = plans.beginCall(ONE, NOON).orElseThrow();
        Optional<InvalidationPlan> begun = plans.beginCall(first, NOON.plusSeconds(20));
        Optional<InvalidationPlan> refused = plans.callRefused(first);

        assertThat(begun)
                .map(InvalidationPlan::calls)
                .contains(new Calls(2, 0, false, Optional.of(NOON.plusSeconds(20))));
        assertThat(refused).map(InvalidationPlan::calls).contains(new Calls(2, 1, false));
        assertThat(plans.plans(IMAGES)).extracting(InvalidationPlan::calls).containsExactly(new Calls(2, 1, false));
    }

    @Test
    default void only_one_of_two_workers_begins_a_call() {
        PlanStore plans = records().plans();
        plans.replace(IMAGES, 0, List.of(), List.of(ONE));

        assertThat(plans.beginCall(ONE, NOON)).isPresent();
        assertThat(plans.beginCall(ONE, NOON)).isEmpty();

        assertThat(plans.plans(IMAGES))
                .extracting(InvalidationPlan::calls)
                .containsExactly(new Calls(1, 0, false, Optional.of(NOON)));
    }

    @Test
    default void a_call_without_a_response_is_no_longer_in_flight() {
        PlanStore plans = records().plans();
        plans.replace(IMAGES, 0, List.of(), List.of(ONE));
        InvalidationPlan calling = plans.beginCall(ONE, NOON).orElseThrow();

        plans.callUnanswered(calling);

        assertThat(plans.plans(IMAGES)).extracting(InvalidationPlan::calls).containsExactly(new Calls(1, 0, false));
    }

    @Test
    default void no_call_begins_for_a_plan_that_has_its_invalidation() {
        PlanStore plans = records().plans();
        plans.replace(IMAGES, 0, List.of(), List.of(ONE));
        InvalidationPlan calling = plans.beginCall(ONE, NOON).orElseThrow();
        plans.confirm(calling, new Submission(new InvalidationId("I1"), NOON));

        assertThat(plans.beginCall(calling, NOON)).isEmpty();
    }

    @Test
    default void a_refusal_recorded_twice_counts_once() {
        PlanStore plans = records().plans();
        plans.replace(IMAGES, 0, List.of(), List.of(ONE));
        InvalidationPlan second =
                plans.beginCall(plans.beginCall(ONE, NOON).orElseThrow(), NOON).orElseThrow();

        plans.callRefused(second);
        Optional<InvalidationPlan> again = plans.callRefused(second);

        assertThat(again).map(InvalidationPlan::calls).contains(new Calls(2, 1, false));
        assertThat(plans.plans(IMAGES)).extracting(InvalidationPlan::calls).containsExactly(new Calls(2, 1, false));
    }

    @Test
    default void each_refused_call_counts() {
        PlanStore plans = records().plans();
        plans.replace(IMAGES, 0, List.of(), List.of(ONE));
        InvalidationPlan first = plans.beginCall(ONE, NOON).orElseThrow();
        InvalidationPlan second = plans.beginCall(first, NOON).orElseThrow();

        plans.callRefused(second);
        plans.callRefused(first);

        assertThat(plans.plans(IMAGES)).extracting(InvalidationPlan::calls).containsExactly(new Calls(2, 2, false));
    }

    @Test
    default void a_refusal_from_long_ago_does_not_count() {
        PlanStore plans = records().plans();
        plans.replace(IMAGES, 0, List.of(), List.of(ONE));
        InvalidationPlan first = plans.beginCall(ONE, NOON).orElseThrow();
        InvalidationPlan second = plans.beginCall(first, NOON).orElseThrow();
        InvalidationPlan last = second;
        for (int calls = 2; calls <= PlanStore.REMEMBERED_CALLS; calls++) {
            last = plans.beginCall(last, NOON).orElseThrow();
        }

        plans.callRefused(first);
        Optional<InvalidationPlan> refused = plans.callRefused(second);

        assertThat(refused).map(InvalidationPlan::calls).contains(new Calls(PlanStore.REMEMBERED_CALLS + 1, 1, false));
    }

    @Test
    default void a_plan_remembers_that_an_earlier_invalidation_may_exist() {
        PlanStore plans = records().plans();
        InvalidationPlan again = ONE.withCalls(new Calls(0, 0, true));
        plans.replace(IMAGES, 0, List.of(), List.of(again));

        plans.beginCall(again, NOON);
        Optional<InvalidationPlan> refused = plans.callRefused(again);

        assertThat(refused).map(InvalidationPlan::calls).contains(new Calls(1, 1, true));
    }

    @Test
    default void no_call_begins_for_a_deleted_plan() {
        PlanStore plans = records().plans();
        plans.replace(IMAGES, 0, List.of(), List.of(ONE));
        plans.replace(IMAGES, 1, List.of(ONE), List.of());

        assertThat(plans.beginCall(ONE, NOON)).isEmpty();
        assertThat(plans.callRefused(ONE)).isEmpty();
        plans.callUnanswered(ONE);
        plans.confirm(ONE, new Submission(new InvalidationId("I1"), NOON));
        assertThat(plans.plans(IMAGES)).isEmpty();
    }

    @Test
    default void a_plan_with_an_invalidation_is_removed_once_and_without_a_new_version() {
        PlanStore plans = records().plans();
        plans.replace(IMAGES, 0, List.of(), List.of(ONE));
        plans.confirm(ONE, new Submission(new InvalidationId("I1"), NOON));

        assertThat(plans.remove(ONE)).isTrue();
        assertThat(plans.remove(ONE)).isFalse();

        assertThat(plans.plans(IMAGES)).isEmpty();
        assertThat(plans.state(IMAGES)).map(DistributionState::version).contains(1L);
    }

    @Test
    default void a_plan_without_an_invalidation_is_not_removed() {
        PlanStore plans = records().plans();
        plans.replace(IMAGES, 0, List.of(), List.of(ONE));

        assertThat(plans.remove(ONE)).isFalse();

        assertThat(plans.plans(IMAGES)).containsExactly(ONE);
    }

    @Test
    default void a_confirmed_plan_contains_its_invalidation() {
        PlanStore plans = records().plans();
        plans.replace(IMAGES, 0, List.of(), List.of(ONE));
        Submission submission = new Submission(new InvalidationId("I1"), NOON);

        plans.confirm(ONE, submission);

        assertThat(plans.plans(IMAGES))
                .extracting(InvalidationPlan::submission)
                .containsExactly(Optional.of(submission));
    }

    @Test
    default void the_first_suspension_lasts_until_the_plan_is_confirmed() {
        PlanStore plans = records().plans();
        plans.replace(IMAGES, 0, List.of(), List.of(ONE));
        Suspension suspension = new Suspension("AccessDenied", NOON);

        plans.suspend(ONE, suspension);
        plans.suspend(ONE, new Suspension("NoSuchDistribution", NOON.plusSeconds(60)));
        assertThat(plans.plans(IMAGES))
                .extracting(InvalidationPlan::suspension)
                .containsExactly(Optional.of(suspension));

        plans.confirm(ONE, new Submission(new InvalidationId("I1"), NOON));
        assertThat(plans.plans(IMAGES)).extracting(InvalidationPlan::suspension).containsExactly(Optional.empty());
    }

    @Test
    default void the_first_denial_of_a_distribution_lasts_until_it_is_cleared() {
        PlanStore plans = records().plans();
        Denial first = new Denial("AccessDenied", NOON);
        Denial second = new Denial("NoSuchDistribution", NOON.plusSeconds(60));

        assertThat(plans.recordDenial(IMAGES, first)).isEqualTo(first);
        assertThat(plans.recordDenial(IMAGES, second)).isEqualTo(first);
        plans.replace(IMAGES, 0, List.of(), List.of(ONE));
        assertThat(plans.state(IMAGES)).map(DistributionState::denial).contains(Optional.of(first));
        assertThat(plans.state(VIDEOS)).map(DistributionState::denial).contains(Optional.empty());

        plans.clearDenial(IMAGES);
        plans.clearDenial(VIDEOS);
        assertThat(plans.state(IMAGES)).map(DistributionState::denial).contains(Optional.empty());
        assertThat(plans.recordDenial(IMAGES, second)).isEqualTo(second);
    }

    @Test
    default void rejections_are_stored_unless_another_worker_has_changed_them() {
        PlanStore plans = records().plans();
        TagRejection tags = new TagRejection("invalid paths", NOON, Set.of(ACME, ZETA));
        Rejections first = new Rejections(
                Map.of(
                        ACME, new RejectionTally(3, NOON, NOON.plusMillis(7), Map.of(-17, NOON, 4, NOON.plusMillis(1))),
                        ZETA, new RejectionTally(1, NOON.plusMillis(5), NOON, Map.of())),
                Optional.of(tags),
                false);
        Rejections second = new Rejections(Map.of(), Optional.empty(), true);
        assertThat(plans.state(IMAGES)).map(DistributionState::rejections).contains(Rejections.NONE);

        assertThat(plans.recordRejections(IMAGES, Rejections.NONE, first)).isTrue();
        assertThat(plans.recordRejections(IMAGES, Rejections.NONE, second)).isFalse();
        plans.replace(IMAGES, 0, List.of(), List.of(ONE));
        assertThat(plans.state(IMAGES)).map(DistributionState::rejections).contains(first);
        assertThat(plans.state(VIDEOS)).map(DistributionState::rejections).contains(Rejections.NONE);

        assertThat(plans.recordRejections(IMAGES, first, second)).isTrue();
        assertThat(plans.state(IMAGES)).map(DistributionState::rejections).contains(second);
    }

    @Test
    default void no_call_begins_after_another_one_was_refused() {
        PlanStore plans = records().plans();
        plans.replace(IMAGES, 0, List.of(), List.of(ONE));
        InvalidationPlan calling = plans.beginCall(ONE, NOON).orElseThrow();

        plans.callRefused(calling);

        assertThat(plans.beginCall(calling, NOON)).isEmpty();
    }

    @Test
    default void a_resumed_plan_can_be_suspended_again() {
        PlanStore plans = records().plans();
        plans.replace(IMAGES, 0, List.of(), List.of(ONE));
        Suspension again = new Suspension("AccessDenied", NOON.plusSeconds(600));
        plans.suspend(ONE, new Suspension("AccessDenied", NOON));

        plans.resume(ONE);
        assertThat(plans.plans(IMAGES)).containsExactly(ONE);

        plans.suspend(ONE, again);
        assertThat(plans.plans(IMAGES)).extracting(InvalidationPlan::suspension).containsExactly(Optional.of(again));
    }

    @Test
    default void no_call_begins_for_an_ending_plan() {
        PlanStore plans = records().plans();
        plans.replace(IMAGES, 0, List.of(), List.of(ONE));

        Optional<InvalidationPlan> ended = plans.end(ONE, ENDING);

        assertThat(ended).flatMap(InvalidationPlan::ending).contains(ENDING);
        assertThat(plans.beginCall(ONE, NOON)).isEmpty();
        assertThat(plans.plans(IMAGES)).extracting(InvalidationPlan::ending).containsExactly(Optional.of(ENDING));
    }

    @Test
    default void confirming_an_ending_plan_removes_the_ending() {
        PlanStore plans = records().plans();
        plans.replace(IMAGES, 0, List.of(), List.of(ONE));
        plans.end(ONE, ENDING);
        Submission submission = new Submission(new InvalidationId("I1"), NOON);

        plans.confirm(ONE, submission);

        InvalidationPlan after = plans.plans(IMAGES).getFirst();
        assertThat(after.submission()).contains(submission);
        assertThat(after.ending()).isEmpty();
    }

    @Test
    default void a_plan_does_not_end_during_a_call() {
        PlanStore plans = records().plans();
        plans.replace(IMAGES, 0, List.of(), List.of(ONE));
        plans.beginCall(ONE, NOON);

        assertThat(plans.end(ONE, ENDING)).isEmpty();

        assertThat(plans.plans(IMAGES)).extracting(InvalidationPlan::ending).containsExactly(Optional.empty());
    }

    @Test
    default void a_plan_does_not_end_after_an_unseen_confirmation() {
        PlanStore plans = records().plans();
        plans.replace(IMAGES, 0, List.of(), List.of(ONE));
        plans.confirm(ONE, new Submission(new InvalidationId("I1"), NOON));
        InvalidationPlan confirmed = plans.plans(IMAGES).getFirst();

        assertThat(plans.end(ONE, ENDING)).isEmpty();
        assertThat(plans.end(confirmed, ENDING)).isPresent();
    }

    @Test
    default void only_one_worker_moves_the_next_doorbell() {
        PlanStore plans = records().plans();

        assertThat(plans.moveNextDoorbell(IMAGES, Optional.empty(), NOON)).isTrue();
        assertThat(plans.moveNextDoorbell(IMAGES, Optional.empty(), NOON.plusSeconds(1)))
                .isFalse();
        assertThat(plans.moveNextDoorbell(IMAGES, Optional.of(NOON), NOON.plusSeconds(2)))
                .isTrue();

        assertThat(plans.state(IMAGES))
                .contains(new DistributionState(0, Optional.of(NOON.plusSeconds(2)), Optional.empty()));
    }

    @Test
    default void only_one_worker_records_a_poll() {
        PlanStore plans = records().plans();
        Polling first = new Polling(NOON, false, List.of());
        Polling second = new Polling(
                NOON.plusSeconds(6),
                true,
                List.of(new OlderPoll(ONE.id(), Instant.EPOCH)),
                new OlderPages(Optional.of(new PageMarker("I9")), false));

        assertThat(plans.recordPoll(IMAGES, Optional.empty(), first)).isTrue();
        assertThat(plans.recordPoll(IMAGES, Optional.empty(), second)).isFalse();
        assertThat(plans.recordPoll(IMAGES, Optional.of(first), second)).isTrue();
        assertThat(plans.recordPoll(IMAGES, Optional.of(first), first)).isFalse();

        assertThat(plans.state(IMAGES)).flatMap(DistributionState::polling).contains(second);
        assertThat(plans.state(VIDEOS)).flatMap(DistributionState::polling).isEmpty();
    }

    @Test
    default void a_poll_keeps_its_search_on_further_pages() {
        PlanStore plans = records().plans();
        Polling idle = new Polling(NOON, false, List.of());
        Polling searching = searching(new OlderPages(Optional.of(new PageMarker("I9")), false));
        Polling ended = searching(new OlderPages(Optional.empty(), true));
        plans.recordPoll(IMAGES, Optional.empty(), idle);

        assertThat(plans.recordPoll(IMAGES, Optional.of(idle), searching)).isTrue();
        assertThat(plans.state(IMAGES)).flatMap(DistributionState::polling).contains(searching);
        assertThat(plans.recordPoll(IMAGES, Optional.of(idle), ended)).isFalse();
        assertThat(plans.recordPoll(IMAGES, Optional.of(searching), ended)).isTrue();
        assertThat(plans.state(IMAGES)).flatMap(DistributionState::polling).contains(ended);
        assertThat(plans.recordPoll(IMAGES, Optional.of(ended), idle)).isTrue();
        assertThat(plans.state(IMAGES)).flatMap(DistributionState::polling).contains(idle);
    }

    private static Polling searching(OlderPages pages) {
        return new Polling(NOON, false, List.of(), pages);
    }

    @Test
    default void other_changes_of_a_distribution_keep_its_poll() {
        PlanStore plans = records().plans();
        Polling poll = new Polling(NOON, false, List.of());
        plans.recordPoll(IMAGES, Optional.empty(), poll);

        plans.replace(IMAGES, 0, List.of(), List.of(ONE));
        plans.moveNextDoorbell(IMAGES, Optional.empty(), NOON);

        assertThat(plans.state(IMAGES)).flatMap(DistributionState::polling).contains(poll);
    }

    @Test
    default void a_distribution_without_endpoints_records_no_poll() {
        Polling poll = new Polling(NOON, false, List.of());

        assertThat(records().plans().recordPoll(new DistributionId("EOTHER"), Optional.empty(), poll))
                .isFalse();
    }

    @Test
    default void distributions_with_an_endpoint_are_listed() {
        assertThat(records().plans().distributions()).containsExactlyInAnyOrder(IMAGES, VIDEOS);
    }
}
