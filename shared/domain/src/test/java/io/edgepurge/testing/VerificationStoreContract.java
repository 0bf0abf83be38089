package io.edgepurge.testing;

import static io.edgepurge.testing.Samples.ACME;
import static io.edgepurge.testing.Samples.IMAGES;
import static io.edgepurge.testing.Samples.NOON;
import static io.edgepurge.testing.Samples.VIDEOS;
import static io.edgepurge.testing.Samples.acceptance;
import static io.edgepurge.testing.Samples.claim;
import static org.assertj.core.api.Assertions.assertThat;

import io.edgepurge.domain.account.DistributionId;
import io.edgepurge.domain.clearing.Backlog;
import io.edgepurge.domain.clearing.PendingClearance;
import io.edgepurge.domain.purge.Purge;
import io.edgepurge.domain.reconcile.Claim;
import io.edgepurge.domain.reconcile.InvalidationPlan;
import io.edgepurge.domain.reconcile.PlanStore.DistributionState;
import io.edgepurge.domain.verification.Evidence;
import io.edgepurge.domain.verification.Evidence.Validators;
import io.edgepurge.domain.verification.Verdict;
import io.edgepurge.domain.verification.Verification;
import io.edgepurge.domain.verifier.PendingVerification;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The contract of {@code VerificationStore}. */
public interface VerificationStoreContract {
    /** Returns empty records with the distributions {@link Samples#IMAGES} and {@link Samples#VIDEOS}. */
    Records records();

    @Test
    default void a_scheduled_visit_is_pending_until_it_is_removed() {
        Records records = records();
        Claim claim = claim(verified(1), 0, 1).withVerify(true);
        records.verifications().schedule(IMAGES, List.of(claim), NOON);

        List<PendingVerification> pending = records.verifications().pending(IMAGES, 10);

        assertThat(pending).containsExactly(new PendingVerification(IMAGES, claim, "0", NOON, 0, NOON));
        assertThat(records.verifications().pending(VIDEOS, 10)).isEmpty();
        records.verifications().remove(pending.getFirst());
        assertThat(records.verifications().pending(IMAGES, 10)).isEmpty();
    }

    @Test
    default void items_of_several_plans_are_entries_of_their_own_and_repeated_ones_are_not() {
        Records records = records();
        Purge purge = verified(1);
        records.verifications().schedule(IMAGES, List.of(claim(purge, 0).withVerify(true)), NOON);
        records.verifications().schedule(IMAGES, List.of(claim(purge, 1).withVerify(true)), NOON);
        records.verifications().schedule(IMAGES, List.of(claim(purge, 1).withVerify(true)), NOON);

        assertThat(records.verifications().pending(IMAGES, 10)).hasSize(2);
        assertThat(records.verifications().pending(IMAGES, 1)).hasSize(1);
    }

    @Test
    default void one_of_two_workers_gets_the_lease() {
        Records records = records();
        records.verifications().schedule(IMAGES, List.of(claim(verified(1), 0).withVerify(true)), NOON);
        PendingVerification read = records.verifications().pending(IMAGES, 10).getFirst();
        PendingVerification leased = read.withDueAt(NOON.plusSeconds(30));

        assertThat(records.verifications().update(read, leased)).isTrue();
        assertThat(records.verifications().update(read, read.withDueAt(NOON.plusSeconds(31))))
                .isFalse();
        records.verifications().remove(read);
        assertThat(records.verifications().pending(IMAGES, 10)).containsExactly(leased);
    }

    @Test
    default void the_next_visit_keeps_the_items_to_visit_again() {
        Records records = records();
        records.verifications()
                .schedule(IMAGES, List.of(claim(verified(1), 0, 1).withVerify(true)), NOON);
        PendingVerification read = records.verifications().pending(IMAGES, 10).getFirst();
        PendingVerification next = read.visitedOnce(Set.of(1), NOON.plusSeconds(10));

        assertThat(records.verifications().update(read, next)).isTrue();

        assertThat(records.verifications().pending(IMAGES, 10)).containsExactly(next);
        assertThat(next.visits()).isEqualTo(1);
        assertThat(next.claim().items()).containsExactly(1);
    }

    @Test
    default void one_requested_visit_of_a_purge_is_pending_at_a_time() {
        Records records = records();
        Claim claim = claim(verified(1), 0).withVerify(true);

        assertThat(records.verifications().request(IMAGES, claim, NOON)).isTrue();
        assertThat(records.verifications().request(IMAGES, claim, NOON.plusSeconds(1)))
                .isFalse();
        records.verifications().schedule(IMAGES, List.of(claim), NOON);

        assertThat(records.verifications().pending(IMAGES, 10))
                .hasSize(2)
                .filteredOn(PendingVerification::isOnRequest)
                .extracting(PendingVerification::dueAt)
                .containsExactly(NOON);
    }

    @Test
    default void the_state_of_the_distribution_shows_that_visits_may_be_pending() {
        Records records = records();
        assertThat(unverified(records, IMAGES)).isEmpty();
        records.verifications().schedule(IMAGES, List.of(claim(verified(1), 0).withVerify(true)), NOON);
        long first = unverified(records, IMAGES).orElseThrow();
        records.verifications().request(IMAGES, claim(verified(2), 0), NOON);

        records.verifications().nonePending(IMAGES, first);

        assertThat(unverified(records, IMAGES)).as("scheduled meanwhile").isPresent();
        records.verifications().nonePending(IMAGES, unverified(records, IMAGES).orElseThrow());
        assertThat(unverified(records, IMAGES)).isEmpty();
        records.verifications().nonePending(IMAGES, first);
        assertThat(unverified(records, IMAGES))
                .as("an old count changes nothing")
                .isEmpty();
        assertThat(unverified(records, VIDEOS)).isEmpty();
    }

    @Test
    default void results_are_read_with_the_purge() {
        Records records = records();
        Purge purge = Samples.purge(1, "/a.jpg", "/b.jpg");
        records.purgeStore().accept(acceptance(purge, 1_000));
        Verification stale = result(Verdict.STALE, NOON.plusMillis(1), Optional.of(NOON.plusSeconds(10)));
        Verification fresh = result(Verdict.FRESH, NOON.plusMillis(1), Optional.empty());

        records.verifications().record(claim(purge, 0, 1), Map.of(0, stale, 1, fresh));

        assertThat(records.purgeStore().find(ACME, purge.id()).orElseThrow().verifications())
                .isEqualTo(Map.of(0, stale, 1, fresh));
    }

    @Test
    default void the_later_result_of_an_item_stays() {
        Records records = records();
        Purge purge = Samples.purge(1, "/a.jpg", "/b.jpg");
        records.purgeStore().accept(acceptance(purge, 1_000));
        // a time with milliseconds must not sort before one without
        Verification later = result(Verdict.FRESH, NOON.plusMillis(1), Optional.empty());
        Verification earlier = result(Verdict.STALE, NOON, Optional.empty());
        records.verifications().record(claim(purge, 0), Map.of(0, later));

        records.verifications().record(claim(purge, 0, 1), Map.of(0, earlier, 1, earlier));

        assertThat(records.purgeStore().find(ACME, purge.id()).orElseThrow().verifications())
                .isEqualTo(Map.of(0, later, 1, earlier));
    }

    @Test
    default void a_result_without_a_response_has_no_evidence() {
        Records records = records();
        Purge purge = Samples.purge(1, "/a.jpg");
        records.purgeStore().accept(acceptance(purge, 1_000));
        Verification unknown =
                new Verification(Verdict.UNKNOWN, "No answer.", NOON, 1, Optional.empty(), Optional.empty());

        records.verifications().record(claim(purge, 0), Map.of(0, unknown));

        assertThat(records.purgeStore().find(ACME, purge.id()).orElseThrow().verifications())
                .isEqualTo(Map.of(0, unknown));
    }

    @Test
    default void the_wish_for_visits_travels_through_the_queue() {
        Records records = records();
        records.purgeStore().accept(acceptance(Samples.verified(Samples.purge(1, "/a.jpg")), 1_000));
        records.purgeStore().accept(acceptance(Samples.purge(2, "/b.jpg"), 1_000));

        assertThat(records.queue().waiting(IMAGES, NOON.plusSeconds(60), 10).heads())
                .extracting(Claim::verify)
                .containsExactly(true, false);
    }

    @Test
    default void the_wish_for_visits_travels_through_plans() {
        Records records = records();
        InvalidationPlan plan = Samples.plan("plan-1", Samples.purge(1, "/a.jpg", "/b.jpg"));
        InvalidationPlan verified = new InvalidationPlan(
                plan.id(),
                plan.distribution(),
                plan.plannedAt(),
                List.of(plan.claims().getFirst().withVerify(true), claim(Samples.purge(2, "/a.jpg"), 0)),
                plan.paths(),
                plan.calls(),
                plan.submission(),
                plan.suspension(),
                plan.ending());
        assertThat(records.plans().replace(IMAGES, 0, List.of(), List.of(verified)))
                .isTrue();

        assertThat(records.plans().plans(IMAGES)).containsExactly(verified);
    }

    @Test
    default void the_wish_for_visits_travels_through_origin_caches() {
        Records records = records();
        Purge purge = Samples.verified(Samples.purge(1, "/a.jpg"));
        records.purgeStore().accept(Samples.clearedFirst(purge, 1_000));
        Backlog backlog = records.clearances().backlogs(IMAGES).getFirst();
        PendingClearance waiting =
                records.clearances().waiting(backlog, Optional.empty(), 10).getFirst();

        assertThat(waiting.claim().verify()).isTrue();
        assertThat(records.clearances().cleared(backlog, waiting, purge.items()))
                .isTrue();
        assertThat(records.queue().waiting(IMAGES, NOON.plusSeconds(60), 10).heads())
                .extracting(Claim::verify)
                .containsExactly(true);
    }

    private static Purge verified(int number) {
        return Samples.purge(number, "/a.jpg", "/b.jpg");
    }

    private static Verification result(Verdict verdict, Instant at, Optional<Instant> next) {
        Evidence evidence = new Evidence(
                200,
                Optional.of("FRA56-P1"),
                Optional.of(17L),
                Optional.of("Hit from cloudfront"),
                new Validators(Optional.of("\"abc\""), Optional.of("Sun, 01 Mar 2026 10:00:00 GMT")));
        return new Verification(verdict, "The reason.", at, 2, Optional.of(evidence), next);
    }

    private static Optional<Long> unverified(Records records, DistributionId distribution) {
        return records.plans().state(distribution).flatMap(DistributionState::unverified);
    }
}
