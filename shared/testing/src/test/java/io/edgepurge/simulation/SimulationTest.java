package io.edgepurge.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SimulationTest {
    @Test
    void every_schedule_keeps_the_invariants() {
        Schedules schedules = Schedules.asAsked();

        assertThat(schedules.firstFailure(PlantedBug.NONE).map(Outcome::report)).isEmpty();
    }

    @Test
    void a_seed_replays_identically() {
        Outcome first = Simulation.play(7, PlantedBug.NONE);
        Outcome again = Simulation.replay(7, PlantedBug.NONE);

        assertThat(again.digest()).isEqualTo(first.digest());
        assertThat(again.steps()).isEqualTo(first.steps()).isGreaterThan(100);
    }
}
