package io.edgepurge.domain.reconcile;

import io.edgepurge.domain.path.CollapsedPaths;
import io.edgepurge.domain.path.InvalidationPath;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Two plans for one that CloudFront refused as a whole; together they have the same items and the same paths. */
final class PlanSplit {
    private PlanSplit() {}

    /** @param loaded a plan with at least two paths */
    static List<InvalidationPlan> halves(LoadedPlan loaded, Supplier<PlanId> ids, Instant now) {
        List<InvalidationPath> paths = loaded.paths().all();
        List<InvalidationPath> first = paths.subList(0, paths.size() / 2);
        List<InvalidationPath> second = paths.subList(paths.size() / 2, paths.size());
        return Stream.of(first, second)
                .map(half -> half(loaded, CollapsedPaths.of(half), ids.get(), now))
                .toList();
    }

    private static InvalidationPlan half(LoadedPlan loaded, CollapsedPaths half, PlanId id, Instant now) {
        // each item goes with the one path that stands for it: no two collapsed paths stand for the same item
        List<Claim> claims = loaded.claimsOf(item -> standsFor(half, item.path()));
        PlannedPaths paths = PlannedPaths.of(half, loaded.plan().paths().widened());
        return loaded.plan().part(id, now, claims, paths, loaded.plan().calls().split());
    }

    private static boolean standsFor(CollapsedPaths half, InvalidationPath path) {
        return half.wildcards().stream().anyMatch(wildcard -> wildcard.covers(path))
                || Collections.binarySearch(half.files(), path) >= 0;
    }
}
