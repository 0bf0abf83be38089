package io.edgepurge.domain.reconcile;

import static io.edgepurge.testing.Samples.IMAGES;
import static io.edgepurge.testing.Samples.NOON;
import static io.edgepurge.testing.Samples.purgeAcceptedAt;
import static org.assertj.core.api.Assertions.assertThat;

import io.edgepurge.domain.cloudfront.InvalidationOutcome;
import io.edgepurge.domain.cloudfront.InvalidationOutcome.NotAllowed;
import io.edgepurge.domain.purge.Purge;
import io.edgepurge.domain.purge.PurgeStatus;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** While CloudFront denies access, more items wait than fit into plans. None may wait until its purge expires. */
class DenialDeadlineTest {
    private static final Duration DEADLINE = Duration.ofDays(14);
    private static final InvalidationOutcome[] DENIED =
            Collections.nCopies(10_000, new NotAllowed("AccessDenied")).toArray(InvalidationOutcome[]::new);

    private final DistributionFixture distribution = new DistributionFixture(DENIED);

    @Test
    void items_beyond_the_capacity_fail_when_the_first_ones_do() {
        List<Purge> purges = queuedAtNoon(1, 50);

        reconcileHourlyFor(DEADLINE);
        assertThat(purges)
                .allSatisfy(purge -> assertThat(distribution.status(purge)).isEqualTo(PurgeStatus.QUEUED));
        reconcileHourlyFor(Duration.ofHours(2));

        assertThat(purges).allSatisfy(purge -> {
            assertThat(distribution.status(purge)).isEqualTo(PurgeStatus.FAILED);
            assertThat(distribution.state(purge, 0).reason())
                    .hasValueSatisfying(reason -> assertThat(reason).contains("AccessDenied since " + NOON));
        });
        assertThat(distribution.left()).isEqualTo(DistributionFixture.MONTHLY_QUOTA);
        assertThat(distribution.records.plans().plans(IMAGES)).isEmpty();
    }

    @Test
    void a_later_purge_is_retried_for_the_whole_time_after_its_acceptance() {
        queuedAtNoon(1, 50);
        reconcileHourlyFor(DEADLINE.minusDays(1));
        Purge later = distribution.queued(purgeAcceptedAt(distribution.clock.instant(), 99, "/later.jpg"));

        reconcileHourlyFor(DEADLINE.minusHours(2));
        assertThat(distribution.status(later)).isEqualTo(PurgeStatus.QUEUED);
        reconcileHourlyFor(Duration.ofHours(3));

        assertThat(distribution.status(later)).isEqualTo(PurgeStatus.FAILED);
    }

    /** Each new plan of a denied distribution would otherwise start a time of its own. */
    @Test
    void no_purge_waits_longer_than_twice_the_deadline_while_others_keep_coming() {
        List<Purge> first = queuedAtNoon(1, 50);
        for (int day = 0; day < 28; day++) {
            distribution.queued(purgeAcceptedAt(distribution.clock.instant(), 100 + day, "/" + day + ".jpg"));
            reconcileHourlyFor(Duration.ofDays(1));
        }

        assertThat(first)
                .allSatisfy(purge -> assertThat(distribution.status(purge)).isEqualTo(PurgeStatus.FAILED));
    }

    @Test
    void a_response_other_than_a_denial_starts_the_time_again() {
        DistributionFixture once = new DistributionFixture(new NotAllowed("AccessDenied"));
        once.queued(purgeAcceptedAt(NOON, 1, "/a.jpg"));
        once.reconcile();
        assertThat(once.records.plans().state(IMAGES).orElseThrow().denial())
                .contains(new Denial("AccessDenied", NOON));

        once.clock.advance(Duration.ofHours(1));
        once.reconcile();

        assertThat(once.records.plans().state(IMAGES).orElseThrow().denial()).isEmpty();
    }

    private List<Purge> queuedAtNoon(int first, int count) {
        return IntStream.range(first, first + count)
                .mapToObj(number -> distribution.queued(purgeAcceptedAt(NOON, number, "/" + number + "/a.jpg")))
                .toList();
    }

    private void reconcileHourlyFor(Duration time) {
        ReconcileConfig config = ReconcileConfig.standard()
                .withRateLimit(DistributionFixture.HIGH_RATE)
                .withCapacity(new Capacity(10, 2))
                .withGiveUpAfter(DEADLINE);
        for (long hour = 0; hour < time.toHours(); hour++) {
            distribution.worker(config).reconcile(IMAGES, List.of());
            distribution.clock.advance(Duration.ofHours(1));
        }
    }
}
