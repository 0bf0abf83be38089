package io.edgepurge.domain.clearing;

import static io.edgepurge.domain.clearing.CachedDistributionFixture.MONTHLY_QUOTA;
import static io.edgepurge.domain.clearing.CachedDistributionFixture.ONE;
import static io.edgepurge.domain.clearing.CachedDistributionFixture.OTHER;
import static io.edgepurge.testing.Samples.ENDPOINT;
import static io.edgepurge.testing.Samples.IMAGES;
import static io.edgepurge.testing.Samples.NOON;
import static io.edgepurge.testing.Samples.purgeAcceptedAt;
import static io.edgepurge.testing.Samples.purgeDelayedUntil;
import static io.edgepurge.testing.Samples.purgeOfSpellings;
import static org.assertj.core.api.Assertions.assertThat;

import io.edgepurge.domain.account.CacheKind;
import io.edgepurge.domain.account.CacheSecret;
import io.edgepurge.domain.account.OriginCaches;
import io.edgepurge.domain.account.UrlEndpoint;
import io.edgepurge.domain.clearing.ClearResult.Refused;
import io.edgepurge.domain.clearing.ClearResult.Unanswered;
import io.edgepurge.domain.purge.ItemState;
import io.edgepurge.domain.purge.Purge;
import io.edgepurge.domain.purge.PurgeObserver;
import io.edgepurge.domain.purge.PurgeStatus;
import io.edgepurge.domain.reconcile.CancelResult.Cancelled;
import io.edgepurge.domain.reconcile.CancelResult.TooLate;
import io.edgepurge.domain.reconcile.CancelService;
import io.edgepurge.testing.InMemoryPurgeStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OriginClearingTest {
    private static final Duration A_MOMENT = Duration.ofSeconds(1);
    private static final Duration THE_NEXT_TRY = Duration.ofSeconds(15);

    private final CachedDistributionFixture distribution = new CachedDistributionFixture();

    @Test
    void every_cache_is_cleared_and_then_the_items_are_submitted() {
        Purge purge = distribution.accepted(1, "/a.jpg", "/w/x/*");

        distribution.reconcile();

        assertThat(distribution.caches.requests())
                .containsExactly(ONE + " /a.jpg", OTHER + " /a.jpg", ONE + " /w/x/*", OTHER + " /w/x/*");
        assertThat(distribution.invalidated()).containsExactly("/a.jpg", "/w/x/*");
        assertThat(distribution.status(purge)).isEqualTo(PurgeStatus.SUBMITTED);
        assertThat(distribution.records.clearances().backlogs(IMAGES)).isEmpty();
    }

    @Test
    void a_purge_that_was_deleted_is_dropped_and_the_others_are_cleared() {
        Purge deleted = distribution.accepted(1, "/a.jpg");
        Purge other = distribution.accepted(2, "/b.jpg");
        ((InMemoryPurgeStore) distribution.records.purgeStore()).delete(deleted.id());

        distribution.reconcile();

        assertThat(distribution.invalidated()).containsExactly("/b.jpg");
        assertThat(distribution.status(other)).isEqualTo(PurgeStatus.SUBMITTED);
        assertThat(distribution.records.clearances().backlogs(IMAGES)).isEmpty();
        assertThat(distribution.observer.notified()).contains("missing 1 items");
    }

    @Test
    void a_cache_that_refuses_a_path_delays_its_submission() {
        distribution.caches.respond(OTHER.url(), new Refused("returned 503"));
        Purge purge = distribution.accepted(1, "/a.jpg");

        distribution.reconcile();

        assertThat(distribution.invalidationApi.calls()).isEmpty();
        assertThat(distribution.state(purge, 0))
                .isEqualTo(ItemState.queued(NOON)
                        .withReason(Optional.of("The origin cache http://cache-2:6081 returned 503; retried until "
                                + NOON.plus(Duration.ofHours(1)))));
        assertThat(distribution.observer.notified())
                .containsExactly("the origin cache http://cache-2:6081 returned 503");
    }

    @Test
    void an_item_is_submitted_after_all_of_its_spellings_are_cleared() {
        distribution.caches.respond("/a%2B.jpg", new Refused("returned 503"));
        Purge purge = distribution.accepted(purgeOfSpellings(1, List.of("/a+.jpg", "/a%2B.jpg"), List.of("/b.jpg")));
        distribution.reconcile();
        assertThat(distribution.invalidated()).containsExactly("/b.jpg");
        assertThat(distribution.state(purge, 0).reason()).isPresent();
        distribution.caches.recover();

        distribution.reconcileAfter(THE_NEXT_TRY);

        assertThat(distribution.invalidated()).containsExactly("/b.jpg", "/a%2B.jpg", "/a+.jpg");
        assertThat(distribution.caches.requests()).contains(ONE + " /a%2B.jpg", OTHER + " /a%2B.jpg");
    }

    @Test
    void a_successful_retry_removes_the_reason() {
        distribution.caches.respond(OTHER.url(), new Refused("returned 503"));
        Purge purge = distribution.accepted(1, "/a.jpg");
        distribution.reconcile();
        assertThat(doorbell()).isEqualTo(NOON.plus(THE_NEXT_TRY));
        distribution.reconcileAfter(A_MOMENT);
        assertThat(distribution.caches.calls()).hasSize(2);
        distribution.caches.recover();

        distribution.reconcileAfter(THE_NEXT_TRY);

        assertThat(distribution.invalidated()).containsExactly("/a.jpg");
        assertThat(distribution.state(purge, 0).reason()).isEmpty();
    }

    @Test
    void the_reason_is_removed_even_before_the_items_are_submitted() {
        distribution.caches.respond("/a.jpg", new Refused("returned 503"));
        Purge purge = distribution.accepted(1, "/a.jpg");
        distribution.reconcile();
        distribution.caches.recover();
        distribution.clock.advance(THE_NEXT_TRY);

        Backlog backlog = distribution.records.clearances().backlogs(IMAGES).getFirst();
        new BacklogRun(distribution.ports(), distribution.clearingPorts(), ClearingConfig.standard()).run(backlog);

        assertThat(distribution.state(purge, 0).status()).isEqualTo(PurgeStatus.QUEUED);
        assertThat(distribution.state(purge, 0).reason()).isEmpty();
    }

    @Test
    void after_an_hour_pending_items_fail_with_the_reason_and_a_refund() {
        distribution.caches.respond(ONE.url(), new Refused("returned 403"));
        Purge purge = distribution.accepted(1, "/a.jpg", "/b.jpg");
        distribution.reconcile();
        distribution.reconcileAfter(Duration.ofMinutes(59));
        assertThat(distribution.status(purge)).isEqualTo(PurgeStatus.QUEUED);

        distribution.reconcileAfter(Duration.ofMinutes(1));

        assertThat(distribution.status(purge)).isEqualTo(PurgeStatus.FAILED);
        assertThat(distribution.state(purge, 1).reason())
                .contains("The origin cache http://cache-1:6081 returned 403; all retries since " + NOON + " failed");
        assertThat(distribution.left()).isEqualTo(MONTHLY_QUOTA);
        assertThat(distribution.records.clearances().backlogs(IMAGES)).isEmpty();
        assertThat(distribution.invalidationApi.calls()).isEmpty();
    }

    @Test
    void each_purge_has_its_own_deadline() {
        distribution.caches.respond(ONE.url(), new Unanswered("refused the connection"));
        Purge first = distribution.accepted(1, "/a.jpg");
        distribution.reconcile();
        distribution.clock.advance(Duration.ofMinutes(50));
        Purge second = distribution.accepted(2, "/b.jpg");
        distribution.reconcile();

        distribution.reconcileAfter(Duration.ofMinutes(10));

        assertThat(distribution.status(first)).isEqualTo(PurgeStatus.FAILED);
        assertThat(distribution.status(second)).isEqualTo(PurgeStatus.QUEUED);
    }

    @Test
    void a_refused_path_does_not_delay_others() {
        distribution.caches.respond("/bad.jpg", new Refused("returned 400"));
        Purge purge = distribution.accepted(1, "/bad.jpg", "/good.jpg");

        distribution.reconcile();

        assertThat(distribution.invalidated()).containsExactly("/good.jpg");
        assertThat(distribution.state(purge, 0).reason()).isPresent();
        assertThat(distribution.state(purge, 1).status()).isEqualTo(PurgeStatus.SUBMITTED);
    }

    @Test
    void after_a_call_without_a_response_the_backlog_backs_off() {
        distribution.caches.respond(ONE.url(), new Unanswered("did not respond within 5 s"));
        String[] paths = IntStream.range(0, 60).mapToObj(n -> "/" + n + ".jpg").toArray(String[]::new);
        Purge one = distribution.accepted(1, paths);
        Purge other = distribution.accepted(2, paths);

        distribution.reconcile();

        assertThat(distribution.caches.calls()).hasSize(8);
        assertThat(distribution.state(one, 59).reason())
                .hasValueSatisfying(reason -> assertThat(reason).contains("did not respond within 5 s"));
        assertThat(distribution.state(other, 59).reason())
                .isEqualTo(distribution.state(one, 59).reason());
        assertThat(distribution.observer.notified()).hasSize(1);
    }

    @Test
    void a_thousand_purges_show_the_reason_and_fail_with_few_calls_to_the_cache() {
        distribution.caches.respond(ONE.url(), new Unanswered("refused the connection"));
        List<Purge> purges = IntStream.rangeClosed(1, 1_000)
                .mapToObj(n -> distribution.accepted(n, "/" + n + ".jpg"))
                .toList();
        distribution.reconcile();
        assertThat(purges)
                .allMatch(purge -> distribution.state(purge, 0).reason().isPresent());

        distribution.reconcileAfter(Duration.ofHours(1));

        assertThat(purges).allMatch(purge -> distribution.status(purge) == PurgeStatus.FAILED);
        assertThat(distribution.caches.calls()).hasSizeLessThan(20);
    }

    @Test
    void a_path_is_cleared_once_for_all_pending_purges() {
        IntStream.rangeClosed(1, 10).forEach(n -> distribution.accepted(n, "/a.jpg"));

        distribution.reconcile();

        assertThat(distribution.caches.requests()).containsExactly(ONE + " /a.jpg", OTHER + " /a.jpg");
        assertThat(distribution.invalidated()).containsExactly("/a.jpg");
    }

    @Test
    void purges_accepted_under_a_fast_clock_are_cleared_behind_many_delayed_ones() {
        IntStream.rangeClosed(1, 120)
                .forEach(n -> distribution.accepted(purgeDelayedUntil(NOON.plusSeconds(n), n, "/later/" + n)));
        distribution.accepted(purgeAcceptedAt(NOON.plusSeconds(300), 200, "/a.jpg"));

        distribution.reconcile();

        assertThat(distribution.invalidated()).containsExactly("/a.jpg");
    }

    @Test
    void a_later_purge_of_the_same_path_is_cleared_again() {
        distribution.accepted(1, "/a.jpg");
        distribution.reconcile();

        distribution.accepted(2, "/a.jpg");
        distribution.reconcile();

        assertThat(distribution.caches.calls()).hasSize(4);
        assertThat(distribution.invalidated()).containsExactly("/a.jpg", "/a.jpg");
    }

    @Test
    void caches_removed_from_an_endpoint_are_not_called() {
        distribution.caches.respond(OTHER.url(), new Refused("returned 503"));
        distribution.accepted(1, "/a.jpg");
        distribution.reconcile();
        distribution.configure(Optional.of(OriginCaches.of(CacheKind.VARNISH, ONE)));

        distribution.reconcileAfter(THE_NEXT_TRY);

        assertThat(distribution.invalidated()).containsExactly("/a.jpg");
    }

    @Test
    void items_of_an_endpoint_without_caches_join_the_queue_at_once() {
        distribution.accepted(1, "/a.jpg");
        distribution.configure(Optional.empty());
        distribution.reconcile();
        distribution.accepted(2, "/b.jpg");
        distribution.configure(UrlEndpoint.of("https://elsewhere.example.com/", IMAGES));

        distribution.reconcile();

        assertThat(distribution.caches.calls()).isEmpty();
        assertThat(distribution.invalidated()).containsExactly("/a.jpg", "/b.jpg");
    }

    @Test
    void an_endpoint_matches_regardless_of_its_scheme() {
        distribution.accepted(1, "/a.jpg");
        distribution.configure(UrlEndpoint.of(ENDPOINT.replace("https:", "http:"), IMAGES)
                .withOriginCaches(Optional.of(OriginCaches.of(CacheKind.VARNISH, ONE))));

        distribution.reconcile();

        assertThat(distribution.caches.requests()).containsExactly(ONE + " /a.jpg");
    }

    @Test
    void a_call_contains_the_cache_the_path_the_host_and_the_secret() {
        CacheSecret secret = new CacheSecret("X-Purge-Secret", "open sesame");
        OriginCaches plain = OriginCaches.of(CacheKind.NGINX, ONE).withSecret(secret);
        distribution.configure(Optional.of(plain));
        Purge purge = distribution.accepted(1, "/a.jpg");
        distribution.reconcile();
        distribution.configure(Optional.of(plain.withHost("origin.example.com")));
        distribution.accepted(2, "/a.jpg");

        distribution.reconcile();

        assertThat(distribution.caches.calls())
                .extracting(CacheCall::host)
                .containsExactly("img.example.com", "origin.example.com");
        assertThat(distribution.caches.calls().getFirst())
                .isEqualTo(new CacheCall(
                        CacheKind.NGINX,
                        ONE,
                        "img.example.com",
                        Optional.of(secret),
                        purge.items().getFirst().path()));
    }

    @Test
    void a_leased_backlog_is_skipped_and_requeued() {
        distribution.accepted(1, "/a.jpg");
        Backlog backlog = distribution.records.clearances().backlogs(IMAGES).getFirst();
        Instant until = NOON.plusSeconds(40);
        distribution.records.clearances().updateLease(backlog, Optional.of(until));

        distribution.reconcile();

        assertThat(distribution.caches.calls()).isEmpty();
        assertThat(doorbell()).isEqualTo(until);
    }

    @Test
    void a_worker_takes_over_an_expired_lease() {
        distribution.accepted(1, "/a.jpg");
        Backlog backlog = distribution.records.clearances().backlogs(IMAGES).getFirst();
        distribution.records.clearances().updateLease(backlog, Optional.of(NOON.plusSeconds(40)));

        distribution.reconcileAfter(Duration.ofSeconds(40));

        assertThat(distribution.invalidated()).containsExactly("/a.jpg");
    }

    @Test
    void items_added_during_a_lease_are_cleared_by_its_holder() {
        distribution.accepted(1, "/a.jpg");
        boolean[] came = {false};
        OriginCacheClient busy = call -> {
            if (!came[0]) {
                came[0] = true;
                distribution.accepted(0, "/late.jpg");
                distribution.reconcile();
            }
            return distribution.caches.clear(call);
        };

        distribution.reconcile(distribution.ports(), withCaches(busy));

        assertThat(distribution.invalidated()).contains("/late.jpg");
    }

    @Test
    void an_item_with_many_spellings_is_cleared_even_if_the_caches_are_slow() {
        Purge purge = distribution.accepted(purgeOfSpellings(
                1, IntStream.range(0, 8).mapToObj(n -> "/a.jpg?" + n).toList()));
        OriginCacheClient slow = call -> {
            distribution.clock.advance(Duration.ofSeconds(2));
            return distribution.caches.clear(call);
        };

        distribution.reconcile(distribution.ports(), withCaches(slow));

        assertThat(distribution.status(purge)).isEqualTo(PurgeStatus.SUBMITTED);
    }

    @Test
    void when_the_time_is_up_the_rest_is_requeued() {
        String[] paths = IntStream.range(0, 20).mapToObj(n -> "/" + n + ".jpg").toArray(String[]::new);
        Purge purge = distribution.accepted(1, paths);
        OriginCacheClient slow = call -> {
            distribution.clock.advance(Duration.ofSeconds(2));
            return distribution.caches.clear(call);
        };

        distribution.reconcile(distribution.ports(), withCaches(slow));

        assertThat(distribution.caches.calls()).hasSize(8);
        assertThat(distribution.invalidated()).hasSize(4);
        assertThat(distribution.doorbells.notified()).containsExactly(IMAGES);
        assertThat(distribution.state(purge, 19).reason()).isEmpty();

        IntStream.range(0, 4).forEach(pass -> distribution.reconcile(distribution.ports(), withCaches(slow)));

        assertThat(distribution.invalidated()).containsExactlyInAnyOrder(paths);
    }

    @Test
    void items_that_wait_for_a_cache_can_be_canceled() {
        distribution.caches.respond(ONE.url(), new Refused("returned 503"));
        Purge purge = distribution.accepted(1, "/a.jpg");
        distribution.reconcile();

        assertThat(cancelService().cancel(purge.account(), purge.id())).isInstanceOf(Cancelled.class);
        distribution.caches.recover();
        distribution.reconcileAfter(THE_NEXT_TRY);

        assertThat(distribution.caches.calls()).hasSize(2);
        assertThat(distribution.invalidationApi.calls()).isEmpty();
        assertThat(distribution.status(purge)).isEqualTo(PurgeStatus.CANCELLED);
        assertThat(distribution.left()).isEqualTo(MONTHLY_QUOTA);
    }

    @Test
    void failed_items_cannot_be_canceled() {
        distribution.caches.respond("/a.jpg", new Refused("returned 400"));
        distribution.caches.respond("/b.jpg", new Refused("returned 400"));
        Purge purge = distribution.accepted(1, "/a.jpg", "/b.jpg");
        distribution.reconcile();
        distribution.reconcileAfter(Duration.ofHours(1));

        assertThat(cancelService().cancel(purge.account(), purge.id())).isInstanceOf(TooLate.class);

        assertThat(distribution.left()).isEqualTo(MONTHLY_QUOTA);
    }

    private CancelService cancelService() {
        return new CancelService(
                distribution.records.purgeStore(),
                distribution.records.plans(),
                PurgeObserver.NONE,
                distribution.clock);
    }

    private ClearingPorts withCaches(OriginCacheClient caches) {
        ClearingPorts ports = distribution.clearingPorts();
        return new ClearingPorts(ports.clearances(), ports.accounts(), caches, ports.runner());
    }

    private Instant doorbell() {
        return distribution
                .records
                .plans()
                .state(IMAGES)
                .orElseThrow()
                .nextDoorbell()
                .orElseThrow();
    }
}
