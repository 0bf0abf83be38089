package io.edgepurge.aws;

import static io.edgepurge.testing.Samples.IMAGES;
import static io.edgepurge.testing.Samples.NOON;
import static io.edgepurge.testing.Samples.VIDEOS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.edgepurge.aws.DoorbellMessage.Reconcile;
import io.edgepurge.aws.SqsDoorbells.QueueUrls;
import io.edgepurge.domain.account.DistributionId;
import io.edgepurge.domain.purge.Doorbells;
import io.edgepurge.testing.ManualClock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The contract of doorbells over any SQS implementation. */
interface SqsDoorbellsContract {
    /** Returns the settings of the SQS client. */
    Map<String, String> variables();

    @Test
    default void a_doorbell_contains_its_distribution() {
        try (DoorbellQueue queue = DoorbellQueue.create(variables())) {
            doorbellsOf(queue).notify(List.of(IMAGES, VIDEOS));

            assertThat(queue.received(2))
                    .containsExactlyInAnyOrder(
                            new Reconcile(IMAGES, Optional.empty()).body(),
                            new Reconcile(VIDEOS, Optional.empty()).body());
        }
    }

    @Test
    default void more_doorbells_than_fit_in_a_batch_are_all_sent() {
        try (DoorbellQueue queue = DoorbellQueue.create(variables())) {
            List<DistributionId> many = IntStream.range(0, 25)
                    .mapToObj(n -> new DistributionId("E" + n))
                    .toList();

            doorbellsOf(queue).notify(many);

            assertThat(queue.visible()).isEqualTo(25);
        }
    }

    @Test
    default void a_scheduled_doorbell_is_delayed() {
        try (DoorbellQueue queue = DoorbellQueue.create(variables())) {
            doorbellsOf(queue).scheduleNext(IMAGES, NOON.plusSeconds(60));

            assertThat(queue.delayed()).isEqualTo(1);
            assertThat(queue.received(1)).isEmpty();
        }
    }

    @Test
    default void a_doorbell_scheduled_in_the_past_is_sent_at_once_with_its_time() {
        try (DoorbellQueue queue = DoorbellQueue.create(variables())) {
            doorbellsOf(queue).scheduleNext(IMAGES, NOON.minusSeconds(1));

            assertThat(queue.received(1))
                    .containsExactly("{\"distribution\":\"EIMAGES\",\"at\":\"2101-11-21T11:59:59Z\"}");
        }
    }

    @Test
    default void a_doorbell_that_cannot_be_sent_does_not_throw() {
        try (DoorbellQueue queue = DoorbellQueue.create(variables())) {
            Doorbells broken = SqsDoorbells.to(
                    new QueueUrls(queue.url() + "-gone", queue.url() + "-gone"),
                    new Clients(variables()),
                    new ManualClock(NOON));

            assertThatCode(() -> broken.notify(List.of(IMAGES))).doesNotThrowAnyException();
            assertThatCode(() -> broken.scheduleNext(IMAGES, NOON)).doesNotThrowAnyException();
        }
    }

    @Test
    default void purges_of_one_second_need_two_doorbells() {
        try (DoorbellQueue queue = DoorbellQueue.create(variables())) {
            ManualClock clock = new ManualClock(NOON);
            Doorbells doorbells =
                    SqsDoorbells.to(new QueueUrls(queue.url(), queue.url()), new Clients(variables()), clock);

            for (int n = 0; n < 20; n++) {
                doorbells.notify(List.of(IMAGES));
                clock.advance(Duration.ofMillis(40));
            }

            assertThat(queue.visible()).isEqualTo(1);
            assertThat(queue.delayed()).isEqualTo(1);
        }
    }

    @Test
    default void doorbells_of_a_busy_distribution_use_the_queue_of_large_batches() {
        try (DoorbellQueue prompt = DoorbellQueue.create(variables());
                DoorbellQueue batched = DoorbellQueue.create(variables())) {
            ManualClock clock = new ManualClock(NOON);
            Doorbells doorbells =
                    SqsDoorbells.to(new QueueUrls(prompt.url(), batched.url()), new Clients(variables()), clock);

            for (int n = 0; n < 30; n++) {
                doorbells.notify(List.of(IMAGES));
                clock.advance(Duration.ofMillis(100));
            }

            assertThat(prompt.visible() + prompt.delayed()).isEqualTo(2);
            assertThat(batched.visible() + batched.delayed()).isEqualTo(3);
        }
    }

    @Test
    default void a_doorbell_that_could_not_be_sent_makes_no_other_unnecessary() {
        try (DoorbellQueue queue = DoorbellQueue.create(variables())) {
            String late = queue.url() + "-late";
            Doorbells doorbells =
                    SqsDoorbells.to(new QueueUrls(late, late), new Clients(variables()), new ManualClock(NOON));
            doorbells.notify(List.of(IMAGES));

            try (DoorbellQueue created = queue.another("-late")) {
                doorbells.notify(List.of(IMAGES));

                assertThat(created.visible()).isEqualTo(1);
            }
        }
    }

    private Doorbells doorbellsOf(DoorbellQueue queue) {
        return SqsDoorbells.to(
                new QueueUrls(queue.url(), queue.url()), new Clients(variables()), new ManualClock(NOON));
    }
}
