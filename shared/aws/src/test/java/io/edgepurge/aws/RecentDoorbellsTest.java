package io.edgepurge.aws;

import static io.edgepurge.aws.RecentDoorbells.Delivery.BATCHED;
import static io.edgepurge.aws.RecentDoorbells.Delivery.DELAYED;
import static io.edgepurge.aws.RecentDoorbells.Delivery.IMMEDIATE;
import static io.edgepurge.aws.RecentDoorbells.Delivery.UNNECESSARY;
import static org.assertj.core.api.Assertions.assertThat;

import io.edgepurge.aws.RecentDoorbells.Delivery;
import io.edgepurge.domain.account.DistributionId;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RecentDoorbellsTest {
    private static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");
    private static final DistributionId IMAGES = new DistributionId("EIMAGES");
    private static final DistributionId VIDEOS = new DistributionId("EVIDEOS");

    private final RecentDoorbells recent = new RecentDoorbells();

    @Test
    void a_lone_doorbell_is_immediate() {
        assertThat(send(IMAGES, 0)).isEqualTo(IMMEDIATE);
        assertThat(send(IMAGES, 1000)).isEqualTo(IMMEDIATE);
        assertThat(send(VIDEOS, 1001)).isEqualTo(IMMEDIATE);
    }

    @Test
    void a_doorbell_soon_after_another_is_delayed() {
        send(IMAGES, 0);

        assertThat(send(IMAGES, 1)).isEqualTo(DELAYED);
    }

    @Test
    void until_a_delayed_doorbell_is_due_no_other_is_necessary() {
        send(IMAGES, 0);
        send(IMAGES, 10);

        assertThat(send(IMAGES, 500)).isEqualTo(UNNECESSARY);
        assertThat(send(IMAGES, 909)).isEqualTo(UNNECESSARY);
        assertThat(send(IMAGES, 910)).isEqualTo(DELAYED);
    }

    @Test
    void a_doorbell_that_was_not_sent_does_not_count() {
        send(IMAGES, 0);
        recent.next(IMAGES, at(10));

        assertThat(send(IMAGES, 500)).isEqualTo(DELAYED);
    }

    @Test
    void one_distribution_says_nothing_about_another() {
        send(IMAGES, 0);

        assertThat(send(VIDEOS, 1)).isEqualTo(IMMEDIATE);
    }

    @Test
    void a_busy_distribution_needs_about_one_doorbell_per_delay_in_large_batches() {
        Map<Delivery, Integer> sent = new EnumMap<>(Delivery.class);
        for (int millis = 0; millis < 10_000; millis += 20) {
            sent.merge(send(IMAGES, millis), 1, Integer::sum);
        }

        assertThat(sent).containsEntry(IMMEDIATE, 1).containsEntry(DELAYED, 1).containsEntry(BATCHED, 11);
    }

    @Test
    void a_little_traffic_never_uses_large_batches() {
        for (int millis = 0; millis < 10_000; millis += 250) {
            assertThat(send(IMAGES, millis)).isNotEqualTo(BATCHED);
        }
    }

    @Test
    void a_clock_set_back_does_not_hold_up_doorbells() {
        send(IMAGES, 3_600_000);
        send(IMAGES, 3_600_001);

        assertThat(send(IMAGES, 0)).isEqualTo(IMMEDIATE);
    }

    private Delivery send(DistributionId distribution, long millis) {
        Delivery delivery = recent.next(distribution, at(millis));
        if (delivery != UNNECESSARY) {
            recent.sent(distribution, delivery, at(millis));
        }
        return delivery;
    }

    private static Instant at(long millis) {
        return NOON.plusMillis(millis);
    }
}
