package io.edgepurge.simulation;

import io.edgepurge.domain.account.CacheAddress;
import io.edgepurge.domain.clearing.CacheCall;
import io.edgepurge.domain.clearing.ClearResult;
import io.edgepurge.domain.clearing.OriginCacheClient;
import io.edgepurge.domain.path.InvalidationPath;
import io.edgepurge.simulation.Scenario.Odds;
import java.util.HashMap;
import java.util.Map;

/** Origin caches that clear a path, refuse to, or don't respond. */
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
        if (!world.isCalm() && world.random().chance(odds.unreachableCache())) {
            world.scheduler().reach(CoverageGoal.CACHE_UNREACHABLE);
            return new ClearResult.Unanswered("refused the connection");
        }
        if (!world.isCalm() && world.random().chance(odds.refusingCache())) {
            world.scheduler().reach(CoverageGoal.CACHE_REFUSES);
            return new ClearResult.Refused("returned 503");
        }
        clearedIn.put(new Place(call.address(), call.path()), world.scheduler().steps());
        return new ClearResult.Cleared();
    }

    /** Returns the last step in which a cache cleared a path; -1 if it never did. */
    long clearedIn(CacheAddress cache, InvalidationPath path) {
        return clearedIn.getOrDefault(new Place(cache, path), NEVER);
    }

    private record Place(CacheAddress cache, InvalidationPath path) {}
}
