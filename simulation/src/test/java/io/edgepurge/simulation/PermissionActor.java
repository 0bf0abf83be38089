package io.edgepurge.simulation;

import java.time.Duration;

/** Revokes the permission to call CloudFront, and grants it again. */
record PermissionActor(World world) implements Actor.Role {
    @Override
    public void act() {
        boolean revoked = world.random().chance(world.scenario().odds().revokedPermission());
        while (revoked && !world.isCalm()) {
            set(true, world.random().between(1, 120));
            set(false, world.random().between(1, 400));
        }
        set(true, 1);
    }

    private void set(boolean allowed, int seconds) {
        world.scheduler().step("permission");
        world.scheduler().note(() -> allowed ? "permission is granted" : "permission is revoked");
        world.cloudFront().permit(allowed);
        world.scheduler().pause(Duration.ofSeconds(seconds));
    }
}
