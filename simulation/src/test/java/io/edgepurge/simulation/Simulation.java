package io.edgepurge.simulation;

import io.edgepurge.simulation.ClientActor.Requests;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Runs one schedule to its end; the seed determines everything in it. */
final class Simulation {
    private Simulation() {}

    static Outcome run(long seed, PlantedBug bug) {
        return run(seed, bug, false);
    }

    /** Runs a schedule again and records its journal. */
    static Outcome replay(long seed, PlantedBug bug) {
        return run(seed, bug, true);
    }

    private static Outcome run(long seed, PlantedBug bug, boolean recording) {
        World world = new World(seed, bug, recording);
        VirtualScheduler scheduler = world.scheduler();
        addActors(world, scheduler);
        try {
            scheduler.run();
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

    private static void addActors(World world, VirtualScheduler scheduler) {
        Requests sent = new Requests();
        for (int n = 1; n <= world.scenario().population().clients(); n++) {
            scheduler.addActor("client-" + n, new ClientActor(world, sent));
        }
        scheduler.addActor("quiet", new ClientActor(world, sent)::actWhenQuiet);
        for (int n = 1; n <= world.scenario().population().workers(); n++) {
            scheduler.addActor("worker-" + n, new WorkerActor(world));
        }
        scheduler.addActor("sweep", new SweepActor(world, new ClientActor(world, sent)));
        scheduler.addActor("operator", new OperatorActor(world));
        scheduler.addActor("permission", new PermissionActor(world));
    }
}
