package io.edgepurge.domain.reconcile;

import io.edgepurge.domain.path.CollapsedPaths;
import io.edgepurge.domain.path.InvalidationPath;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Splits a plan that CloudFront rejected as a whole into two plans with the same items and paths in total. */
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
        // each item belongs to exactly one half, because no two collapsed paths cover the same item
        List<Claim> claims = loaded.claimsOf(item -> covers(half, item.path()));
        PlannedPaths paths = PlannedPaths.of(half, loaded.plan().paths().folderWildcards());
        return loaded.plan()
                .replacement(id, now, claims, paths, loaded.plan().calls().afterSplit());
    }

    private static boolean covers(CollapsedPaths half, InvalidationPath path) {
        return half.wildcards().stream().anyMatch(wildcard -> wildcard.covers(path))
                || Collections.binarySearch(half.files(), path) >= 0;
    }
}
