package io.edgepurge.simulation;

import java.time.Duration;

/** Somebody edits policies: for a while CloudFront may not be called. */
record Permission(World world) implements Actor.Role {
    @Override
    public void act() {
        boolean stern = world.random().chance(world.scenario().odds().sternCloudFront());
        while (stern && !world.isCalm()) {
            turn(true, world.random().between(1, 120));
            turn(false, world.random().between(1, 400));
        }
        turn(true, 1);
    }

    private void turn(boolean allowed, int seconds) {
        world.scheduler().step("permission");
        world.scheduler().note(() -> allowed ? "permission is granted" : "permission is revoked");
        world.cloudFront().permit(allowed);
        world.scheduler().pause(Duration.ofSeconds(seconds));
    }
}
