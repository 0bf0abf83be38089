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
    void delivering_every_message_three_times_in_random_order_has_the_same_result(long seed) {
        try (WorkerOverHttpFixture once = WorkerOverHttpFixture.overDynamoDb();
                WorkerOverHttpFixture thrice = WorkerOverHttpFixture.overDynamoDb(
                        clock -> DoorbellDeliveries.threeTimesAndLate(clock, seed))) {
            Result expected = play(once, seed);

            Result result = play(thrice, seed);

            assertThat(result).as("seed %d", seed).isEqualTo(expected);
            assertThat(result.statuses()).as("seed %d", seed).containsOnly(PurgeStatus.COMPLETED);
            assertThat(result.unfinished()).as("seed %d", seed).isZero();
            Stream.of(once, thrice).forEach(world -> {
                assertThat(world.simulator.requestLog().refusals()).isEmpty();
                assertThat(world.simulator.requestLog().invalidations()).hasSize(world.plansCreated());
                BillingAssertions.assertNothingBilledTwice(world.simulator.requestLog());
            });
        }
    }

    private static Result play(WorkerOverHttpFixture world, long seed) {
        Random random = new Random(seed);
        RandomPurges generator = new RandomPurges(random, 10);
        List<Purge> purges = IntStream.range(0, PURGES)
                .mapToObj(n -> {
                    world.pass(Duration.ofSeconds(random.nextInt(4)));
                    return world.accept(generator.purge(n));
                })
                .toList();
        world.passUntilQuiet();
        return new Result(
                purges.stream().map(world::status).toList(),
                RandomPurges.ACCOUNTS.stream().map(world::charged).toList(),
                world.unfinished(IMAGES) + world.unfinished(VIDEOS));
    }

    /** @param unfinished the number of live plans and queue entries */
    private record Result(List<PurgeStatus> statuses, List<Integer> charged, int unfinished) {}
}
