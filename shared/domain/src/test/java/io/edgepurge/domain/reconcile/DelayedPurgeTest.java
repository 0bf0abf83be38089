package io.edgepurge.domain.reconcile;

import static io.edgepurge.testing.Samples.IMAGES;
import static io.edgepurge.testing.Samples.NOON;
import static io.edgepurge.testing.Samples.purgeDelayedUntil;
import static org.assertj.core.api.Assertions.assertThat;

import io.edgepurge.domain.purge.Purge;
import io.edgepurge.domain.purge.PurgeStatus;
import io.edgepurge.testing.RecordingDoorbells.Scheduled;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** A purge with a start time is planned at that time, by a doorbell or by the sweep. */
class DelayedPurgeTest {
    private static final Duration LONGEST_DOORBELL_DELAY = Duration.ofMinutes(10);

    private final DistributionFixture distribution = new DistributionFixture();

    @Test
    void a_doorbell_is_scheduled_for_a_purge_that_starts_within_ten_minutes() {
        Instant start = NOON.plus(LONGEST_DOORBELL_DELAY).minusMillis(1);
        Purge delayed = distribution.queued(purgeDelayedUntil(start, 1, "/a.jpg"));
        distribution.reconcile();
        assertThat(distribution.status(delayed)).isEqualTo(PurgeStatus.QUEUED);
        assertThat(distribution.doorbells.scheduled()).containsExactly(new Scheduled(IMAGES, start));

        distribution.clock.advance(LONGEST_DOORBELL_DELAY.minusMillis(1));
        distribution.reconcile();

        assertThat(distribution.status(delayed)).isEqualTo(PurgeStatus.SUBMITTED);
    }

    @Test
    void the_sweep_finds_a_purge_that_starts_later() {
        Instant start = NOON.plus(LONGEST_DOORBELL_DELAY);
        Purge delayed = distribution.queued(purgeDelayedUntil(start, 1, "/a.jpg"));
        distribution.reconcile();
        assertThat(distribution.doorbells.scheduled()).isEmpty();

        distribution.clock.advance(LONGEST_DOORBELL_DELAY);
        distribution.reconcile();

        assertThat(distribution.status(delayed)).isEqualTo(PurgeStatus.SUBMITTED);
    }
}
