package io.edgepurge.simulation;

import io.edgepurge.simulation.Client.SoFar;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Plays one schedule to its end: everything that happens in it follows from the seed. */
final class Simulation {
    private Simulation() {}

    static Outcome play(long seed, PlantedBug bug) {
        return play(seed, bug, false);
    }

    /** The same schedule once more, written down. */
    static Outcome replay(long seed, PlantedBug bug) {
        return play(seed, bug, true);
    }

    private static Outcome play(long seed, PlantedBug bug, boolean noting) {
        World world = new World(seed, bug, noting);
        VirtualScheduler scheduler = world.scheduler();
        cast(world, scheduler);
        try {
            scheduler.play();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Outcome(seed, 0, 0, Optional.of(new Violation("interrupted")), Set.of(), List.of());
        }
        return new Outcome(
                seed,
                scheduler.steps(),
                scheduler.digest(),
                scheduler.violation(),
                scheduler.goals(),
                scheduler.journal());
    }

    private static void cast(World world, VirtualScheduler scheduler) {
        SoFar asked = new SoFar();
        for (int n = 1; n <= world.scenario().population().clients(); n++) {
            scheduler.enter("client-" + n, new Client(world, asked));
        }
        for (int n = 1; n <= world.scenario().population().workers(); n++) {
            scheduler.enter("worker-" + n, new Worker(world));
        }
        scheduler.enter("sweep", new Sweep(world));
        scheduler.enter("operator", new Operator(world));
        scheduler.enter("permission", new Permission(world));
    }
}
