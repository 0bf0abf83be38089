package io.edgepurge.domain.endpointcheck;

import static io.edgepurge.testing.Samples.IMAGES;
import static io.edgepurge.testing.Samples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.edgepurge.domain.account.DistributionId;
import io.edgepurge.domain.purge.StoreUnavailable;
import io.edgepurge.testing.DistributionReadingsContract;
import io.edgepurge.testing.InMemoryReadings;
import io.edgepurge.testing.ManualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CachingReadingsTest {
    private static final CheckedDistribution CHECKED = CheckedDistribution.of(DistributionReadingsContract.PLAIN, NOON);

    private final ManualClock clock = new ManualClock(NOON);
    private final CountingReadings store = new CountingReadings();
    private final CachingReadings readings = new CachingReadings(store, clock);

    @Test
    void a_distribution_is_read_once_a_minute_even_if_it_was_never_checked() {
        readings.find(IMAGES);
        clock.advance(Duration.ofSeconds(59));
        readings.find(IMAGES);
        assertThat(store.reads).isEqualTo(1);

        store.memory.save(IMAGES, CHECKED, NOON);
        clock.advance(Duration.ofSeconds(1));

        assertThat(readings.find(IMAGES)).contains(CHECKED);
        assertThat(store.reads).isEqualTo(2);
    }

    @Test
    void a_failing_store_blocks_nothing_and_is_asked_again_after_five_seconds() {
        store.memory.save(IMAGES, CHECKED, NOON);
        readings.find(IMAGES);
        store.fails = true;
        clock.advance(Duration.ofSeconds(60));

        assertThat(readings.find(IMAGES)).contains(CHECKED);
        assertThat(readings.find(new DistributionId("EOTHER"))).isEmpty();
        assertThat(store.reads).isEqualTo(2);
        store.fails = false;
        clock.advance(Duration.ofSeconds(5));
        readings.find(IMAGES);

        assertThat(store.reads).isEqualTo(3);
    }

    @Test
    void a_check_is_requested_once_a_minute_and_its_failure_is_ignored() {
        store.fails = true;
        readings.requestCheck(IMAGES);
        readings.requestCheck(IMAGES);
        assertThat(store.requests).isEqualTo(1);

        clock.advance(Duration.ofSeconds(60));
        readings.requestCheck(IMAGES);

        assertThat(store.requests).isEqualTo(2);
    }

    private static final class CountingReadings implements DistributionReadings {
        private final InMemoryReadings memory = new InMemoryReadings();
        private int reads;
        private int requests;
        private boolean fails;

        @Override
        public Optional<CheckedDistribution> find(DistributionId distribution) {
            reads++;
            requireAvailable();
            return memory.find(distribution);
        }

        @Override
        public void save(DistributionId distribution, CheckedDistribution checked, Instant nextCheck) {
            memory.save(distribution, checked, nextCheck);
        }

        @Override
        public Optional<DistributionId> due(Instant now) {
            return memory.due(now);
        }

        @Override
        public void requestCheck(DistributionId distribution) {
            requests++;
            requireAvailable();
        }

        private void requireAvailable() {
            if (fails) {
                throw new StoreUnavailable("switched off");
            }
        }
    }
}
