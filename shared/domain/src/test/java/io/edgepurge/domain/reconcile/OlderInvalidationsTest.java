package io.edgepurge.domain.reconcile;

import static io.edgepurge.testing.Samples.IMAGES;
import static org.assertj.core.api.Assertions.assertThat;

import io.edgepurge.domain.cloudfront.InvalidationId;
import io.edgepurge.domain.cloudfront.RecentInvalidations;
import io.edgepurge.domain.purge.Purge;
import io.edgepurge.domain.purge.PurgeStatus;
import io.edgepurge.domain.ratelimit.TokenBucket;
import io.edgepurge.testing.Interruptions;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Checks how invalidations are polled that are not on the newest page of the list. */
class OlderInvalidationsTest {
    private static final Duration INTERVAL = Duration.ofSeconds(6);

    private final DistributionFixture distribution = new DistributionFixture();

    @Test
    void many_older_invalidations_are_polled_page_by_page_in_place_of_every_second_list() {
        List<Purge> purges = submitted(250);
        distribution.clock.advance(Duration.ofMinutes(10));
        distribution.invalidationApi.completeAll();

        poll(5, 1);

        assertThat(purges)
                .allSatisfy(purge -> assertThat(distribution.status(purge)).isEqualTo(PurgeStatus.COMPLETED));
        assertThat(distribution.invalidationApi.polledOneByOne()).isEmpty();
    }

    @Test
    void a_forgotten_invalidation_is_polled_on_its_own_after_the_last_page() {
        submitted(10);
        distribution.invalidationApi.setPageSize(4);
        distribution.clock.advance(Duration.ofMinutes(10));
        distribution.invalidationApi.forget(invalidation(2));

        poll(9, 1);

        assertThat(distribution.invalidationApi.polledOneByOne()).startsWith(invalidation(2));
    }

    @Test
    void a_page_without_invalidations_in_progress_ends_the_search() {
        submitted(30);
        distribution.invalidationApi.setPageSize(5);
        IntStream.rangeClosed(3, 20).forEach(n -> distribution.invalidationApi.complete(invalidation(n)));
        distribution.clock.advance(INTERVAL);
        distribution.reconcile();
        int before = distribution.invalidationApi.polledOneByOne().size();
        distribution.clock.advance(Duration.ofMinutes(10));

        poll(8, 1);

        assertThat(distribution.invalidationApi.polledOneByOne().stream().skip(before))
                .containsExactly(invalidation(1), invalidation(2));
    }

    @Test
    void while_lists_fail_more_than_a_hundred_invalidations_are_polled_in_turn() {
        submitted(150);
        distribution.invalidationApi.failListings(new RecentInvalidations.Unanswered());
        distribution.clock.advance(Duration.ofMinutes(10));

        poll(150, 2);

        assertThat(distribution.invalidationApi.polledOneByOne())
                .hasSizeGreaterThanOrEqualTo(150)
                .startsWith(IntStream.rangeClosed(1, 150)
                        .mapToObj(OlderInvalidationsTest::invalidation)
                        .toArray(InvalidationId[]::new));
    }

    @Test
    void a_version_conflict_does_not_lose_the_progress_of_one_invalidation() {
        Purge first = submitted(2).getFirst();
        distribution.invalidationApi.setPageSize(1);
        distribution.invalidationApi.forget(invalidation(1));
        distribution.clock.advance(INTERVAL);

        distribution.reconcile(Interruptions.before("PlanStore.replace", this::raiseVersion));

        assertThat(distribution.state(first, 0).invalidation())
                .contains(invalidation(4).value());
        assertThat(distribution.invalidationApi.polledOneByOne()).containsExactly(invalidation(1));
    }

    private void raiseVersion() {
        long version = distribution.records.plans().state(IMAGES).orElseThrow().version();
        distribution.records.plans().replace(IMAGES, version, List.of(), List.of());
    }

    /** Polls in each interval, with this many tokens for polls and none for creations. */
    private void poll(int times, int tokens) {
        IntStream.range(0, times).forEach(poll -> {
            distribution.clock.advance(INTERVAL);
            distribution
                    .records
                    .tokenBuckets()
                    .replace(
                            distribution.records.tokenBuckets().read(),
                            new TokenBucket(0, tokens, distribution.clock.instant()));
            distribution.worker(ReconcileConfig.standard()).reconcile(IMAGES, List.of());
        });
    }

    private List<Purge> submitted(int purges) {
        return IntStream.rangeClosed(1, purges)
                .mapToObj(n -> {
                    Purge purge = distribution.queued(n, "/" + n + ".jpg");
                    distribution.reconcile();
                    return purge;
                })
                .toList();
    }

    private static InvalidationId invalidation(int plan) {
        return new InvalidationId("I-plan-%04d".formatted(plan));
    }
}
