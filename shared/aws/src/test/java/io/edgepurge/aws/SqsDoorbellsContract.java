package io.edgepurge.aws;

import static io.edgepurge.testing.Samples.IMAGES;
import static io.edgepurge.testing.Samples.NOON;
import static io.edgepurge.testing.Samples.VIDEOS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.edgepurge.aws.DoorbellMessage.Look;
import io.edgepurge.domain.account.DistributionId;
import io.edgepurge.domain.purge.Doorbells;
import io.edgepurge.testing.ManualClock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What holds for doorbells over every SQS. */
interface SqsDoorbellsContract {
    /** The settings with which SQS is called. */
    Map<String, String> variables();

    @Test
    default void a_bell_names_its_distribution() {
        try (DoorbellQueue queue = DoorbellQueue.create(variables())) {
            doorbellsOf(queue).notify(List.of(IMAGES, VIDEOS));

            assertThat(queue.received(2))
                    .containsExactlyInAnyOrder(
                            new Look(IMAGES, Optional.empty()).text(), new Look(VIDEOS, Optional.empty()).text());
        }
    }

    @Test
    default void more_bells_than_a_batch_holds_are_all_rung() {
        try (DoorbellQueue queue = DoorbellQueue.create(variables())) {
            List<DistributionId> many = IntStream.range(0, 25)
                    .mapToObj(n -> new DistributionId("E" + n))
                    .toList();

            doorbellsOf(queue).notify(many);

            assertThat(queue.visible()).isEqualTo(25);
        }
    }

    @Test
    default void a_bell_for_later_waits_in_the_queue() {
        try (DoorbellQueue queue = DoorbellQueue.create(variables())) {
            doorbellsOf(queue).scheduleNext(IMAGES, NOON.plusSeconds(60));

            assertThat(queue.delayed()).isEqualTo(1);
            assertThat(queue.received(1)).isEmpty();
        }
    }

    @Test
    default void a_bell_for_a_time_gone_by_rings_at_once_and_says_when_it_was_due() {
        try (DoorbellQueue queue = DoorbellQueue.create(variables())) {
            doorbellsOf(queue).scheduleNext(IMAGES, NOON.minusSeconds(1));

            assertThat(queue.received(1))
                    .containsExactly("{\"distribution\":\"EIMAGES\",\"at\":\"2026-11-21T11:59:59Z\"}");
        }
    }

    @Test
    default void a_bell_that_cannot_be_rung_is_no_failure() {
        try (DoorbellQueue queue = DoorbellQueue.create(variables())) {
            Doorbells broken = SqsDoorbells.to(queue.url() + "-gone", variables(), new ManualClock(NOON));

            assertThatCode(() -> broken.notify(List.of(IMAGES))).doesNotThrowAnyException();
            assertThatCode(() -> broken.scheduleNext(IMAGES, NOON)).doesNotThrowAnyException();
        }
    }

    private Doorbells doorbellsOf(DoorbellQueue queue) {
        return SqsDoorbells.to(queue.url(), variables(), new ManualClock(NOON));
    }
}
