package io.edgepurge.endtoend.worker;

import static io.edgepurge.testing.Samples.IMAGES;
import static io.edgepurge.testing.Samples.VIDEOS;
import static org.assertj.core.api.Assertions.assertThat;

import io.edgepurge.domain.purge.Purge;
import io.edgepurge.domain.purge.PurgeStatus;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RepeatedMessagesTest {
    private static final int PURGES = 24;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2})
    void every_message_delivered_three_times_in_random_order_leads_to_the_same_end(long seed) {
        try (WireFixture once = WireFixture.overDynamoDb();
                WireFixture thrice = WireFixture.overDynamoDb(clock -> DoorbellInbox.threeTimesAndLate(clock, seed))) {
            End expected = play(once, seed);

            End end = play(thrice, seed);

            assertThat(end).as("seed %d", seed).isEqualTo(expected);
            assertThat(end.statuses()).as("seed %d", seed).containsOnly(PurgeStatus.COMPLETED);
            assertThat(end.leftLying()).as("seed %d", seed).isZero();
            Stream.of(once, thrice).forEach(world -> {
                assertThat(world.simulator.requestLog().refusals()).isEmpty();
                assertThat(world.simulator.requestLog().invalidations()).hasSize(world.plansDrawn());
                BilledOnceCheck.isTrueOf(world.simulator.requestLog());
            });
        }
    }

    private static End play(WireFixture world, long seed) {
        Random random = new Random(seed);
        ConcurrentWorkers crowd = new ConcurrentWorkers(random, 10);
        List<Purge> purges = IntStream.range(0, PURGES)
                .mapToObj(n -> {
                    world.pass(Duration.ofSeconds(random.nextInt(4)));
                    return world.accept(crowd.purge(n));
                })
                .toList();
        world.passUntilQuiet();
        return new End(
                purges.stream().map(world::status).toList(),
                ConcurrentWorkers.ACCOUNTS.stream().map(world::charged).toList(),
                world.leftLying(IMAGES) + world.leftLying(VIDEOS));
    }

    /** @param leftLying live plans and queue entries */
    private record End(List<PurgeStatus> statuses, List<Integer> charged, int leftLying) {}
}
