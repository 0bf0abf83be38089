package io.edgepurge.simulation;

import io.edgepurge.domain.purge.StoreUnavailable;
import java.time.Duration;

/** Rings for everything once a minute; and when it has been calm for long enough, says whether all is well. */
record Sweep(World world) implements Actor.Role {
    private static final Duration INTERVAL = Duration.ofMinutes(1);

    /** The longest invocation, so that nobody works on what he read before all was done. */
    private static final Duration SETTLED_FOR = Duration.ofMinutes(2);

    private static final Duration PATIENCE = Duration.ofHours(2);

    @Override
    public void act() {
        Duration settled = Duration.ZERO;
        while (true) {
            world.scheduler().pause(INTERVAL);
            settled = world.isCalm() && world.checker().allHasEnded() ? settled.plus(INTERVAL) : Duration.ZERO;
            if (settled.compareTo(SETTLED_FOR) > 0) {
                world.checker().nothingIsLeft();
                world.scheduler().close();
            }
            Violation.unless(
                    world.calmFor().compareTo(PATIENCE) < 0,
                    "lost, or waiting for ever: %s",
                    world.checker().open());
            sweep();
        }
    }

    private void sweep() {
        try {
            world.worker().sweep();
        } catch (StoreUnavailable failed) {
            world.scheduler().note(() -> "no sweep: " + failed.getMessage());
        }
    }
}
