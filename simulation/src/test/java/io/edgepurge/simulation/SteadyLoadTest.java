package io.edgepurge.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.edgepurge.domain.reconcile.ReconcileConfig;
import io.edgepurge.testing.Samples;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Loads that never end must not make purges slower and slower, and must not use more calls than the rate limiter allows. A
 * build runs 8 virtual minutes of each, the long profile 30.
 */
class SteadyLoadTest {
    private static final Logger LOG = System.getLogger(SteadyLoadTest.class.getName());
    private static final Duration TWO_SECONDS = Duration.ofSeconds(2);
    private static final Duration LENGTH = Duration.ofMinutes(Boolean.getBoolean("long") ? 30 : 8);
    private static final double CALLS_PER_SECOND = 0.5;
    private static final int BURST = 9;
    private static final Duration POLL_INTERVAL = ReconcileConfig.standard().pollInterval();
    private static final int FILES_IN_PROGRESS =
            ReconcileConfig.standard().capacity().files();
    private static final int WILDCARDS_IN_PROGRESS =
            ReconcileConfig.standard().capacity().wildcards();

    /** The 95th percentiles that docs/adr/0011-rate-budget.md derives, rounded up. */
    @ParameterizedTest
    @CsvSource({"1, 6, 8", "2, 12, 10", "4, 24, 15"})
    void purges_keep_their_speed_under_a_steady_load(int distributions, int submitted, int completed) {
        LoadedWorld world = LoadedWorld.run(SteadyLoad.oneUrlEvery(TWO_SECONDS, distributions, LENGTH));

        assertKeepsUp(world, Duration.ofSeconds(submitted), Duration.ofSeconds(completed));
    }

    @Test
    void a_slow_invalidation_delays_no_other() {
        // long enough for a comparison of means, and for the slow invalidation to complete
        SteadyLoad usual = SteadyLoad.oneUrlEvery(TWO_SECONDS, 1, Duration.ofMinutes(30));
        Delays alone = LoadedWorld.run(usual).delays();

        LoadedWorld world = LoadedWorld.run(usual.besideAnInvalidationOf(Duration.ofMinutes(18)));

        assertThat(world.delays().meanSubmitted()).isLessThan(tenPercentMore(alone.meanSubmitted()));
        assertThat(world.delays().meanCompleted()).isLessThan(tenPercentMore(alone.meanCompleted()));
        assertThat(world.delays().slowCompleted()).isLessThan(Duration.ofMinutes(4));
        assertKeepsUp(world, Duration.ofSeconds(6), Duration.ofSeconds(8));
    }

    /** Each takes ten minutes, so an older one waits for up to two intervals of a minute, and for a search of one page. */
    @Test
    void more_invalidations_in_progress_than_one_page_holds_complete_in_time() {
        SteadyLoad load = SteadyLoad.oneUrlEvery(TWO_SECONDS, 1, Duration.ofMinutes(20))
                .ofInvalidationsOf(Duration.ofMinutes(10));

        LoadedWorld world = LoadedWorld.run(load);

        log(world);
        assertThat(world.cloudFront().mostFiles()).isGreaterThan(150);
        assertThat(world.delays().completed(100)).isLessThanOrEqualTo(Duration.ofSeconds(150));
        assertThat(world.cloudFront().throttled()).isZero();
    }

    /** The clocks of the API and of the workers, in seconds. */
    @ParameterizedTest
    @CsvSource({
        "0, 300, 0, 0",
        "0, 0, -300, 0",
        "0, 0, 300, 0",
        "0, -150, 150, 150",
        "0, 150, -150, -150",
        "300, 0, 150, 150",
        "300, 150, 0, 0",
        "-300, 0, -150, -150",
        "-300, -150, 0, 0",
        "150, -150, 0, -150",
        "-150, 150, 0, 150",
        "0, -150, 0, 150",
        "0, 150, 0, -150",
        "150, 0, 150, -150"
    })
    void processes_whose_clocks_differ_by_five_minutes_keep_up(int api, int one, int other, int third) {
        SteadyLoad load = SteadyLoad.oneUrlEvery(TWO_SECONDS, 2, LENGTH)
                .withClockSkews(
                        Duration.ofSeconds(api),
                        Duration.ofSeconds(one),
                        Duration.ofSeconds(other),
                        Duration.ofSeconds(third));

        LoadedWorld world = LoadedWorld.run(load);

        int clocks = (int) IntStream.of(one, other, third).distinct().count();
        assertKeepsUp(world, Duration.ofSeconds(15), Duration.ofSeconds(12), (clocks - 1) * BURST);
    }

    @Test
    void twenty_thousand_urls_do_not_delay_another_account() {
        LoadedWorld world = LoadedWorld.run(SteadyLoad.queuedQuickly(20_001, Duration.ofMinutes(2)));

        log(world);
        // a burst of six small plans, and seven full ones
        assertThat(world.cloudFront().created()).isLessThanOrEqualTo(13);
        assertThat(world.cloudFront().mostFiles()).isEqualTo(2_900);
        assertThat(world.delays().plansUntilSubmitted(Samples.ZETA)).isLessThanOrEqualTo(1);
    }

    @Test
    void a_full_queue_takes_no_more_calls_and_time_than_the_limits_require() {
        int files = Boolean.getBoolean("long") ? 100_000 : 20_001;
        int wildcards = Boolean.getBoolean("long") ? 500 : 100;

        LoadedWorld world = LoadedWorld.run(SteadyLoad.queuedAtOnce(files, wildcards));

        log(world);
        LoadedCloudFront cloudFront = world.cloudFront();
        LeastEffort least = LeastEffort.of(files + 1, wildcards, cloudFront.meanDuration());
        LOG.log(Level.INFO, "{0} calls in {1}, at best {2}", cloudFront.calls(), world.untilLastCompletion(), least);
        assertThat(cloudFront.created()).isLessThanOrEqualTo((int) (1.05 * least.invalidations()));
        assertThat(cloudFront.calls()).isLessThanOrEqualTo((int) (1.05 * least.calls()));
        assertThat(world.untilLastCompletion())
                .isLessThanOrEqualTo(least.time().multipliedBy(105).dividedBy(100));
        assertThat(cloudFront.mostFiles()).isEqualTo(FILES_IN_PROGRESS);
        assertThat(cloudFront.mostWildcards()).isEqualTo(WILDCARDS_IN_PROGRESS);
        assertThat(cloudFront.throttled()).isZero();
        assertThat(cloudFront.repeated()).isZero();
        assertThat(world.delays().plansUntilSubmitted(Samples.ZETA)).isLessThanOrEqualTo(1);
    }

    /**
     * The least effort for a full queue. Each invalidation uses a whole limit, so they run one after the other. The completion of
     * each is found by the next poll.
     */
    private record LeastEffort(int invalidations, Duration time) {
        static LeastEffort of(int files, int wildcards, Duration ofAnInvalidation) {
            int invalidations =
                    Math.max(Math.ceilDiv(files, FILES_IN_PROGRESS), Math.ceilDiv(wildcards, WILDCARDS_IN_PROGRESS));
            return new LeastEffort(
                    invalidations, ofAnInvalidation.plus(POLL_INTERVAL).multipliedBy(invalidations));
        }

        /** Returns the calls that create invalidations, and a poll in each interval. */
        long calls() {
            return invalidations + time.dividedBy(POLL_INTERVAL);
        }
    }

    private static void assertKeepsUp(LoadedWorld world, Duration submitted, Duration completed) {
        assertKeepsUp(world, submitted, completed, 0);
    }

    /** @param extraCalls tokens that clocks add at their first use: a burst for each that is faster than all before */
    private static void assertKeepsUp(LoadedWorld world, Duration submitted, Duration completed, int extraCalls) {
        log(world);
        Delays delays = world.delays();
        assertThat(delays.submitted(95)).isLessThanOrEqualTo(submitted);
        assertThat(delays.completed(95)).isLessThanOrEqualTo(completed);
        assertThat(delays.completedLate(95)).isLessThanOrEqualTo(completed);
        assertThat(world.cloudFront().calls())
                .isLessThanOrEqualTo(
                        BURST + extraCalls + (int) (world.duration().toSeconds() * CALLS_PER_SECOND));
        assertThat(world.cloudFront().throttled()).isLessThanOrEqualTo(extraCalls);
        assertThat(world.cloudFront().repeated()).isZero();
    }

    private static Duration tenPercentMore(Duration usual) {
        return usual.multipliedBy(11).dividedBy(10);
    }

    private static void log(LoadedWorld world) {
        Delays delays = world.delays();
        LOG.log(
                Level.INFO,
                "{0}: submitted p50 {1} p95 {2}, completed p50 {3} p95 {4} p100 {5}, {6}",
                world,
                delays.submitted(50),
                delays.submitted(95),
                delays.completed(50),
                delays.completed(95),
                delays.completed(100),
                world.cloudFront());
    }
}
