package io.edgepurge.domain.verifier;

import static io.edgepurge.testing.Samples.IMAGES;
import static io.edgepurge.testing.Samples.VIDEOS;
import static org.assertj.core.api.Assertions.assertThat;

import io.edgepurge.domain.account.UrlEndpoint;
import io.edgepurge.domain.purge.Purge;
import io.edgepurge.domain.purge.PurgeStatus;
import io.edgepurge.domain.purge.StoreUnavailable;
import io.edgepurge.domain.reconcile.PlanStore.DistributionState;
import io.edgepurge.domain.verification.Verdict;
import io.edgepurge.domain.verification.Verification;
import io.edgepurge.testing.Interruptions;
import io.edgepurge.testing.Interruptions.Moment;
import io.edgepurge.testing.Interruptions.Stop;
import io.edgepurge.testing.Samples;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class VerifierTest {
    private static final String A = "https://img.example.com/a.jpg";
    private static final Duration TEN_SECONDS = Duration.ofSeconds(10);
    private static final Duration MINUTE = Duration.ofSeconds(60);

    private final VisitedDistributionFixture distribution = new VisitedDistributionFixture();

    @Test
    void a_miss_after_the_completion_is_fresh() {
        Purge purge = distribution.completed("/a.jpg");

        assertThat(distribution.result(purge, 0)).hasValueSatisfying(result -> {
            assertThat(result.verdict()).isEqualTo(Verdict.FRESH);
            assertThat(result.isFinal()).isTrue();
            assertThat(result.evidence().orElseThrow().pop()).contains("FRA56-P1");
            assertThat(result.checkedAt()).isEqualTo(distribution.clock.instant());
        });
        assertThat(distribution.viewer.requests()).containsExactly(A);
        assertThat(distribution.observer.notified()).contains("verified 0 fresh");
    }

    @Test
    void nothing_is_visited_before_the_completion() {
        Purge purge = distribution.submitted("/a.jpg");
        distribution.runAfter(TEN_SECONDS);

        assertThat(distribution.viewer.requests()).isEmpty();
        assertThat(distribution.result(purge, 0)).isEmpty();
    }

    @Test
    void an_old_copy_is_visited_again_after_10_and_60_seconds_and_then_reported() {
        distribution.viewer.hit(A, 10_000);
        Purge purge = distribution.completed("/a.jpg");

        assertThat(distribution.result(purge, 0)).hasValueSatisfying(first -> {
            assertThat(first.verdict()).isEqualTo(Verdict.STALE);
            assertThat(first.nextAt()).contains(distribution.clock.instant().plus(TEN_SECONDS));
        });
        distribution.runAfter(Duration.ofSeconds(9));
        assertThat(distribution.viewer.requests()).hasSize(1);
        distribution.runAfter(Duration.ofSeconds(1));
        assertThat(distribution.viewer.requests()).hasSize(2);
        distribution.runAfter(Duration.ofSeconds(59));
        assertThat(distribution.viewer.requests()).hasSize(2);
        assertThat(distribution.observer.notified()).doesNotContain("verified 0 stale");
        distribution.runAfter(Duration.ofSeconds(1));

        assertThat(distribution.viewer.requests()).hasSize(3);
        assertThat(distribution.result(purge, 0)).hasValueSatisfying(last -> {
            assertThat(last.verdict()).isEqualTo(Verdict.STALE);
            assertThat(last.attempt()).isEqualTo(3);
            assertThat(last.isFinal()).isTrue();
        });
        assertThat(distribution.observer.notified()).containsOnlyOnce("verified 0 stale");
        distribution.runAfter(MINUTE);
        assertThat(distribution.viewer.requests()).hasSize(3);
    }

    @Test
    void a_copy_that_disappears_in_time_is_fresh() {
        distribution.viewer.hit(A, 10_000);
        Purge purge = distribution.completed("/a.jpg");
        distribution.viewer.miss(A);
        distribution.runAfter(TEN_SECONDS);

        assertThat(distribution.result(purge, 0).map(Verification::verdict)).contains(Verdict.FRESH);
        assertThat(distribution.observer.notified())
                .contains("verified 0 fresh")
                .doesNotContain("verified 0 stale");
    }

    @Test
    void a_purge_is_completed_whatever_its_visits_show() {
        distribution.viewer.unanswered(A, "did not respond within 5 s", true);
        Purge purge = distribution.completed("/a.jpg");

        assertThat(distribution.progress(purge).status()).isEqualTo(PurgeStatus.COMPLETED);
        distribution.runAfter(TEN_SECONDS);
        distribution.runAfter(MINUTE);
        assertThat(distribution.result(purge, 0)).hasValueSatisfying(result -> {
            assertThat(result.verdict()).isEqualTo(Verdict.UNKNOWN);
            assertThat(result.note()).isEqualTo("The host did not respond within 5 s.");
            assertThat(result.evidence()).isEmpty();
            assertThat(result.attempt()).isEqualTo(3);
        });
    }

    @Test
    void a_refused_address_is_not_visited_again() {
        distribution.viewer.unanswered(A, "has no public address", false);
        Purge purge = distribution.completed("/a.jpg");
        distribution.runAfter(MINUTE);

        assertThat(distribution.viewer.requests()).hasSize(1);
        assertThat(distribution.result(purge, 0).map(Verification::isFinal)).contains(true);
    }

    @Test
    void the_first_five_plain_urls_are_visited() {
        Purge purge = distribution.completed(
                "/0*", "/1.jpg", "/2.jpg", "/3.jpg", "/folder/*", "/4.jpg?w=1", "/5.jpg", "/6.jpg");

        assertThat(distribution.viewer.requests())
                .containsExactlyInAnyOrder(
                        "https://img.example.com/1.jpg",
                        "https://img.example.com/2.jpg",
                        "https://img.example.com/3.jpg",
                        "https://img.example.com/4.jpg?w=1",
                        "https://img.example.com/5.jpg");
        assertThat(distribution.progress(purge).verifications()).containsOnlyKeys(1, 2, 3, 5, 6);
    }

    @Test
    void an_image_is_visited_at_its_own_url() {
        Purge purge = distribution.submitted(Samples.purgeOfImage(1, "/a.jpg*", "/tr:w-300/a.jpg", "/b/*"));
        distribution.complete();

        assertThat(distribution.viewer.requests()).containsExactly(A);
        assertThat(distribution.result(purge, 0).map(Verification::verdict)).contains(Verdict.FRESH);
    }

    @Test
    void a_purge_without_the_option_is_not_visited() {
        distribution.records.purgeStore().accept(Samples.acceptance(Samples.purge(1, "/a.jpg"), 1_000));
        distribution.run();
        distribution.complete();

        assertThat(distribution.viewer.requests()).isEmpty();
        assertThat(distribution.records.verifications().pending(IMAGES, 10)).isEmpty();
        assertThat(distribution.records.plans().state(IMAGES).flatMap(DistributionState::unverified))
                .isEmpty();
    }

    @Test
    void a_host_that_the_account_no_longer_has_is_not_visited() {
        Purge purge = distribution.submitted("/a.jpg");
        distribution.configure(UrlEndpoint.of("https://other.example.com/", IMAGES));
        distribution.complete();

        assertThat(distribution.viewer.requests()).isEmpty();
        assertThat(distribution.result(purge, 0).map(Verification::note))
                .hasValueSatisfying(
                        note -> assertThat(note).startsWith("The account no longer has the URL endpoint of the item"));
    }

    @Test
    void a_host_that_has_moved_to_another_distribution_is_not_visited() {
        Purge purge = distribution.submitted("/a.jpg");
        distribution.configure(UrlEndpoint.of(Samples.ENDPOINT, VIDEOS));
        distribution.complete();

        assertThat(distribution.viewer.requests()).isEmpty();
        assertThat(distribution.result(purge, 0).map(Verification::verdict)).contains(Verdict.UNKNOWN);
    }

    @Test
    void a_request_is_encrypted_although_the_endpoint_is_plain() {
        distribution.configure(UrlEndpoint.of("http://img.example.com/", IMAGES));
        distribution.completed("/a.jpg");

        assertThat(distribution.viewer.requests()).containsExactly(A);
    }

    @Test
    void a_visit_that_is_an_hour_late_is_unknown() {
        Purge purge = distribution.submitted("/a.jpg");
        distribution.invalidationApi.completeAll();
        distribution.clock.advance(TEN_SECONDS);
        interrupt(Interruptions.before("VerificationStore.pending", VerifierTest::crash));
        distribution.runAfter(Duration.ofHours(2));

        assertThat(distribution.viewer.requests()).isEmpty();
        assertThat(distribution.result(purge, 0).map(Verification::note))
                .contains("The URL was not visited within an hour of the purge. Check it now.");
        assertThat(distribution.records.verifications().pending(IMAGES, 10)).isEmpty();
    }

    @Test
    void the_worker_stops_looking_when_nothing_is_pending() {
        distribution.completed("/a.jpg");
        distribution.runAfter(MINUTE);

        assertThat(distribution.records.plans().state(IMAGES).flatMap(DistributionState::unverified))
                .isEmpty();
    }

    @Test
    void a_doorbell_is_scheduled_for_the_next_visit() {
        distribution.viewer.hit(A, 10_000);
        distribution.completed("/a.jpg");

        assertThat(distribution.records.plans().state(IMAGES).flatMap(DistributionState::nextDoorbell))
                .contains(distribution.clock.instant().plus(TEN_SECONDS));
    }

    /** Kills the worker at every call from the completion on. Every item is visited and recorded in the end. */
    @Test
    void a_killed_worker_loses_no_visit() {
        int calls = callsOfCompletion();
        assertThat(calls).isGreaterThan(8);
        for (int call = 1; call <= calls; call++) {
            for (Moment moment : Moment.values()) {
                assertRecovers(new Stop(call, moment));
            }
        }
    }

    private static void assertRecovers(Stop stop) {
        VisitedDistributionFixture killed = new VisitedDistributionFixture();
        Purge purge = killed.submitted("/a.jpg", "/b.jpg");
        killed.invalidationApi.completeAll();
        killed.clock.advance(Duration.ofSeconds(20));
        try {
            killed.run(Interruptions.at(stop));
        } catch (StoreUnavailable e) {
            // the worker is dead, and the sweep sends the next doorbells
        }
        IntStream.range(0, 4).forEach(sweep -> killed.runAfter(MINUTE));

        assertThat(killed.progress(purge).status()).as("%s", stop).isEqualTo(PurgeStatus.COMPLETED);
        assertThat(List.of(killed.result(purge, 0), killed.result(purge, 1)))
                .as("%s", stop)
                .allSatisfy(
                        result -> assertThat(result.map(Verification::verdict)).contains(Verdict.FRESH));
        assertThat(killed.records.verifications().pending(IMAGES, 10))
                .as("%s", stop)
                .isEmpty();
        assertThat(killed.viewer.requests()).as("%s", stop).hasSizeBetween(2, 4);
    }

    private static int callsOfCompletion() {
        VisitedDistributionFixture undisturbed = new VisitedDistributionFixture();
        Purge _ = undisturbed.submitted("/a.jpg", "/b.jpg");
        undisturbed.invalidationApi.completeAll();
        undisturbed.clock.advance(Duration.ofSeconds(20));
        Interruptions counting = Interruptions.none();
        undisturbed.run(counting);
        return counting.calls().size();
    }

    private void interrupt(Interruptions interruptions) {
        try {
            distribution.run(interruptions);
        } catch (StoreUnavailable e) {
            // the worker is dead
        }
    }

    private static void crash() {
        throw new StoreUnavailable("killed");
    }
}
