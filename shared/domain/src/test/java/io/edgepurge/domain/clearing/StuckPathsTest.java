package io.edgepurge.domain.clearing;

import static io.edgepurge.domain.clearing.CachedDistributionFixture.ONE;
import static io.edgepurge.testing.Samples.IMAGES;
import static org.assertj.core.api.Assertions.assertThat;

import io.edgepurge.domain.account.CacheKind;
import io.edgepurge.domain.account.OriginCaches;
import io.edgepurge.domain.clearing.ClearResult.Cleared;
import io.edgepurge.domain.clearing.ClearResult.Refused;
import io.edgepurge.domain.clearing.ClearResult.Unanswered;
import io.edgepurge.domain.purge.Purge;
import io.edgepurge.domain.purge.PurgeStatus;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A cache never answers calls for some paths. The calls for other paths must not wait for them. */
class StuckPathsTest {
    private static final Duration THE_NEXT_TRY = Duration.ofSeconds(15);

    private final CachedDistributionFixture distribution = new CachedDistributionFixture();

    @BeforeEach
    void configureOneCache() {
        distribution.configure(Optional.of(OriginCaches.of(CacheKind.VARNISH, ONE)));
        IntStream.range(0, 8)
                .forEach(path ->
                        distribution.caches.respond("/stuck/" + path, new Unanswered("did not respond within 5 s")));
    }

    @Test
    void four_stuck_paths_do_not_block_later_purges() {
        Purge stuck = distribution.accepted(1, paths("/stuck/", 0, 4));
        Purge later = distribution.accepted(2, "/a.jpg");
        distribution.reconcile();
        assertThat(distribution.status(later)).isEqualTo(PurgeStatus.QUEUED);

        distribution.reconcileAfter(THE_NEXT_TRY);

        assertThat(distribution.status(later)).isEqualTo(PurgeStatus.SUBMITTED);
        assertThat(distribution.state(later, 0).reason()).isEmpty();
        assertThat(distribution.status(stuck)).isEqualTo(PurgeStatus.QUEUED);
    }

    @Test
    void four_stuck_paths_do_not_block_the_other_paths_of_their_purge() {
        String[] paths = new String[14];
        System.arraycopy(paths("/stuck/", 0, 4), 0, paths, 0, 4);
        System.arraycopy(paths("/good/", 0, 10), 0, paths, 4, 10);
        Purge purge = distribution.accepted(1, paths);
        distribution.reconcile();

        distribution.reconcileAfter(THE_NEXT_TRY);

        assertThat(IntStream.range(4, 14)
                        .mapToObj(item -> distribution.state(purge, item).status()))
                .containsOnly(PurgeStatus.SUBMITTED);
    }

    @Test
    void the_attempts_rotate_over_several_groups_of_stuck_paths() {
        distribution.accepted(1, paths("/stuck/", 0, 4));
        Purge between = distribution.accepted(2, "/between.jpg");
        distribution.accepted(3, paths("/stuck/", 4, 4));
        Purge last = distribution.accepted(4, "/last.jpg");

        IntStream.range(0, 3).forEach(attempt -> distribution.reconcileAfter(THE_NEXT_TRY));

        assertThat(List.of(between, last))
                .allSatisfy(purge -> assertThat(distribution.status(purge)).isEqualTo(PurgeStatus.SUBMITTED));
    }

    @Test
    void a_new_purge_comes_before_the_stuck_paths() {
        distribution.accepted(1, paths("/stuck/", 0, 4));
        distribution.reconcile();
        Purge later = distribution.accepted(2, "/a.jpg");
        int before = distribution.caches.requests().size();

        distribution.reconcileAfter(THE_NEXT_TRY);

        assertThat(distribution.caches.requests().get(before)).isEqualTo(ONE + " /a.jpg");
        assertThat(distribution.status(later)).isEqualTo(PurgeStatus.SUBMITTED);
    }

    @Test
    void stuck_paths_are_tried_again_and_cleared_once_the_cache_answers() {
        Purge stuck = distribution.accepted(1, paths("/stuck/", 0, 4));
        distribution.accepted(2, "/a.jpg");
        distribution.reconcile();
        distribution.reconcileAfter(THE_NEXT_TRY);
        distribution.caches.recover();

        distribution.reconcileAfter(THE_NEXT_TRY);

        assertThat(distribution.status(stuck)).isEqualTo(PurgeStatus.SUBMITTED);
        assertThat(distribution.records.clearances().backlogs(IMAGES)).isEmpty();
    }

    @Test
    void stuck_paths_fail_after_an_hour() {
        Purge stuck = distribution.accepted(1, paths("/stuck/", 0, 8));
        distribution.reconcile();

        IntStream.range(0, 242).forEach(attempt -> distribution.reconcileAfter(THE_NEXT_TRY));

        assertThat(distribution.status(stuck)).isEqualTo(PurgeStatus.FAILED);
        assertThat(distribution.records.clearances().backlogs(IMAGES)).isEmpty();
    }

    /** Slow refusals use up the time of a run, so it ends before the later purges. */
    @Test
    void slow_refusals_do_not_block_later_purges() {
        distribution.accepted(1, paths("/slow/", 0, 20));
        Purge later = distribution.accepted(2, "/a.jpg");
        OriginCacheClient slow = call -> {
            distribution.clock.advance(Duration.ofSeconds(1));
            return call.path().value().startsWith("/slow/") ? new Refused("returned 503") : new Cleared();
        };
        ClearingPorts ports = distribution.clearingPorts();
        ClearingPorts withSlow = new ClearingPorts(ports.clearances(), ports.accounts(), slow, ports.runner());

        for (int attempt = 0; attempt < 3; attempt++) {
            distribution.reconcile(distribution.ports(), withSlow);
            distribution.clock.advance(THE_NEXT_TRY);
        }

        assertThat(distribution.status(later)).isEqualTo(PurgeStatus.SUBMITTED);
    }

    private static String[] paths(String prefix, int first, int count) {
        return IntStream.range(first, first + count)
                .mapToObj(path -> prefix + path)
                .toArray(String[]::new);
    }
}
