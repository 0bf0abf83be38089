package io.edgepurge.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SimulationTest {
    private static final int SEEDS_FOR_A_BUG = 2_000;

    @Test
    void every_schedule_keeps_the_invariants() {
        SeedRange schedules = SeedRange.fromProperties();

        assertThat(schedules.firstFailure(PlantedBug.NONE).map(Outcome::report)).isEmpty();
    }

    @Test
    void a_seed_replays_identically() {
        Outcome first = Simulation.run(7, PlantedBug.NONE);
        Outcome again = Simulation.replay(7, PlantedBug.NONE);

        assertThat(again.digest()).isEqualTo(first.digest());
        assertThat(again.steps()).isEqualTo(first.steps()).isGreaterThan(100);
    }

    @Test
    void other_seeds_make_other_schedules() {
        assertThat(LongStream.rangeClosed(1, 50)
                        .mapToObj(seed -> Simulation.run(seed, PlantedBug.NONE).digest()))
                .doesNotHaveDuplicates();
    }

    @Test
    void six_hundred_schedules_reach_every_coverage_goal() {
        assertThat(LongStream.rangeClosed(1, 600)
                        .boxed()
                        .flatMap(seed -> Simulation.run(seed, PlantedBug.NONE).goals().stream())
                        .collect(Collectors.toSet()))
                .containsExactlyInAnyOrder(CoverageGoal.values());
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void a_planted_bug_is_found(PlantedBug bug) {
        assertThat(new SeedRange(1, SEEDS_FOR_A_BUG).firstFailure(bug)).hasValueSatisfying(found -> {
            assertThat(found.violation())
                    .as("the failure of seed %d, replayed", found.seed())
                    .isPresent();
            assertThat(found.journal()).isNotEmpty();
            assertThat(found.report()).contains("-Dseed=" + found.seed());
        });
    }
}
