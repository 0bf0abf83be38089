package io.edgepurge.simulation;

import io.edgepurge.domain.purge.StoreUnavailable;
import java.time.Duration;

/** Runs the sweep once a minute, and ends the schedule when all purges have ended and nothing is left. */
record SweepActor(World world, ClientActor lateClient) implements Actor.Role {
    private static final Duration INTERVAL = Duration.ofMinutes(1);

    /** Longer than an invocation, so that no worker still acts on older data. */
    private static final Duration SETTLED_FOR = Duration.ofMinutes(2);

    private static final Duration DEADLINE = Duration.ofHours(2);

    @Override
    public void act() {
        Duration settled = Duration.ZERO;
        while (true) {
            world.scheduler().pause(INTERVAL);
            boolean ended = lateClient.allAreSent() && world.checker().allItemsHaveEnded();
            settled = ended ? settled.plus(INTERVAL) : Duration.ZERO;
            if (settled.compareTo(SETTLED_FOR) > 0) {
                world.checker().checkNothingIsLeft();
                lateClient.repeatHoursLater();
                world.checker().checkNothingIsLeft();
                world.scheduler().close();
            }
            Violation.unless(
                    world.calmFor().compareTo(DEADLINE) < 0,
                    "items never ended: %s",
                    world.checker().open());
            sweep();
        }
    }

    private void sweep() {
        try {
            world.worker().sweep();
        } catch (StoreUnavailable failed) {
            world.scheduler().note(() -> "the sweep failed: " + failed.getMessage());
        }
    }
}
