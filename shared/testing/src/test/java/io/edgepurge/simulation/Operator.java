package io.edgepurge.simulation;

import io.edgepurge.domain.account.DistributionId;
import io.edgepurge.domain.reconcile.Capacity;
import io.edgepurge.testing.Samples;
import java.time.Duration;
import java.util.List;

/** Invalidates by hand in the console: mostly within the share that is left for it, sometimes beyond. */
record Operator(World world) implements Actor.Role {
    @Override
    public void act() {
        SeededRandom fortune = world.fortune();
        while (!world.isCalm()) {
            world.stage().pause(Duration.ofMillis(fortune.between(1_000, 40_000)));
            if (fortune.chance(world.scenario().odds().busyOperator())) {
                world.cloudFront().listByHand(fortune.chance(0.2) ? fortune.between(3, 10) : 0);
                invalidate(fortune.oneOf(List.of(Samples.IMAGES, Samples.VIDEOS)), fortune.chance(0.3));
            }
        }
    }

    private void invalidate(DistributionId distribution, boolean beyond) {
        Capacity share = world.scenario().share();
        Capacity taken = world.cloudFront().inProgress(distribution, one -> !one.isOurs());
        int more = beyond ? 3 : 0;
        int files = world.fortune().between(0, Math.max(0, share.files() - taken.files()) + more);
        int wildcards = world.fortune().between(0, Math.max(0, share.wildcards() - taken.wildcards()) + more);
        world.stage().step("by hand");
        world.stage().note(() -> "invalidates by hand " + files + " files and " + wildcards + " wildcards");
        world.cloudFront().invalidateByHand(distribution, new Capacity(files, wildcards));
    }
}
