package io.edgepurge.domain.reconcile;

import static io.edgepurge.testing.Samples.IMAGES;
import static org.assertj.core.api.Assertions.assertThat;

import io.edgepurge.testing.Interruptions;
import io.edgepurge.testing.RecordingDoorbells.Scheduled;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Checks which doorbell is scheduled when two workers schedule one at the same time. */
class NextDoorbellTest {
    private static final Duration INTERVAL = Duration.ofSeconds(6);

    private final DistributionFixture distribution = new DistributionFixture();

    @Test
    void a_later_doorbell_of_another_worker_does_not_replace_an_earlier_one() {
        distribution.queued(1, "/a.jpg");

        distribution.reconcile(whileAnotherSchedules(Duration.ofSeconds(15)));

        Instant nextPoll = distribution.clock.instant().plus(INTERVAL);
        assertThat(distribution.doorbell()).isEqualTo(nextPoll);
        assertThat(distribution.doorbells.scheduled()).isEqualTo(List.of(new Scheduled(IMAGES, nextPoll)));
    }

    @Test
    void an_earlier_doorbell_of_another_worker_is_enough() {
        distribution.queued(1, "/a.jpg");

        distribution.reconcile(whileAnotherSchedules(Duration.ofSeconds(3)));

        assertThat(distribution.doorbell())
                .isEqualTo(distribution.clock.instant().plusSeconds(3));
        assertThat(distribution.doorbells.scheduled()).isEmpty();
    }

    /** Lets another worker record a doorbell after this one has read that there is none. */
    private Interruptions whileAnotherSchedules(Duration delay) {
        Instant next = distribution.clock.instant().plus(delay);
        return Interruptions.before(
                "PlanStore.moveNextDoorbell",
                () -> distribution.records.plans().moveNextDoorbell(IMAGES, Optional.empty(), next));
    }
}
