package io.edgepurge.simulation;

import io.edgepurge.domain.account.DistributionId;
import io.edgepurge.domain.reconcile.Capacity;
import io.edgepurge.testing.Samples;
import java.time.Duration;
import java.util.List;

/** Creates invalidations by hand, mostly within the capacity reserved for operators, sometimes beyond it. */
record OperatorActor(World world) implements Actor.Role {
    @Override
    public void act() {
        SeededRandom random = world.random();
        while (!world.isCalm()) {
            world.scheduler().pause(Duration.ofMillis(random.between(1_000, 40_000)));
            if (random.chance(world.scenario().odds().activeOperator())) {
                world.cloudFront().listByHand(random.chance(0.3) ? random.between(6, 14) : 0);
                invalidate(random.oneOf(List.of(Samples.IMAGES, Samples.VIDEOS)), random.chance(0.3));
            }
        }
    }

    private void invalidate(DistributionId distribution, boolean beyond) {
        Capacity share = world.scenario().share();
        Capacity taken = world.cloudFront().inProgress(distribution, one -> !one.isOurs());
        int more = beyond ? 3 : 0;
        int files = world.random().between(0, Math.max(0, share.files() - taken.files()) + more);
        int wildcards = world.random().between(0, Math.max(0, share.wildcards() - taken.wildcards()) + more);
        world.scheduler().step("by hand");
        world.scheduler().note(() -> "invalidates by hand " + files + " files and " + wildcards + " wildcards");
        world.cloudFront().invalidateByHand(distribution, new Capacity(files, wildcards));
    }
}
