package io.edgepurge.simulation;

import io.edgepurge.domain.account.CacheAddress;
import io.edgepurge.domain.clearing.CacheCall;
import io.edgepurge.domain.clearing.ClearResult;
import io.edgepurge.domain.clearing.OriginCacheClient;
import io.edgepurge.domain.path.InvalidationPath;
import io.edgepurge.simulation.Scenario.Odds;
import java.util.HashMap;
import java.util.Map;

/** The caches between the edge and the origin: they forget what they are asked to, refuse it, or do not answer. */
final class SimulatedCaches implements OriginCacheClient {
    private static final long NEVER = -1;

    private final World world;
    private final Map<Place, Long> clearedIn = new HashMap<>();

    SimulatedCaches(World world) {
        this.world = world;
    }

    @Override
    public ClearResult clear(CacheCall call) {
        Odds odds = world.scenario().odds();
        if (!world.isCalm() && world.random().chance(odds.deadCache())) {
            world.scheduler().saw(CoverageGoal.CACHE_DEAD);
            return new ClearResult.Unanswered("refused the connection");
        }
        if (!world.isCalm() && world.random().chance(odds.sternCache())) {
            world.scheduler().saw(CoverageGoal.CACHE_REFUSES);
            return new ClearResult.Refused("returned 503");
        }
        clearedIn.put(new Place(call.address(), call.path()), world.scheduler().steps());
        return new ClearResult.Cleared();
    }

    /** The last step in which a cache forgot a path. */
    long clearedIn(CacheAddress cache, InvalidationPath path) {
        return clearedIn.getOrDefault(new Place(cache, path), NEVER);
    }

    private record Place(CacheAddress cache, InvalidationPath path) {}
}
