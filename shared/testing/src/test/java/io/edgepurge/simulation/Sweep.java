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
            world.stage().pause(INTERVAL);
            settled = world.isCalm() && world.witness().allHasEnded() ? settled.plus(INTERVAL) : Duration.ZERO;
            if (settled.compareTo(SETTLED_FOR) > 0) {
                world.witness().nothingIsLeft();
                world.stage().close();
            }
            Violation.unless(
                    world.calmFor().compareTo(PATIENCE) < 0,
                    "lost, or waiting for ever: %s",
                    world.witness().open());
            sweep();
        }
    }

    private void sweep() {
        try {
            world.worker().sweep();
        } catch (StoreUnavailable failed) {
            world.stage().note(() -> "no sweep: " + failed.getMessage());
        }
    }
}
