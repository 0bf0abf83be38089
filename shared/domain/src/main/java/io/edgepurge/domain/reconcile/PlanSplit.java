package io.edgepurge.domain.reconcile;

import io.edgepurge.domain.path.CollapsedPaths;
import io.edgepurge.domain.path.InvalidationPath;
import io.edgepurge.domain.purge.PurgeItem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Splits a plan that CloudFront rejected as a whole. All paths of an item stay in one plan. */
final class PlanSplit {
    private PlanSplit() {}

    /** Returns the paths of a plan in groups that can be in different plans. */
    static List<List<InvalidationPath>> groups(LoadedPlan loaded) {
        return PathGroups.of(loaded.paths(), itemsOf(loaded));
    }

    /**
     * Returns two plans with the same items and paths in total.
     *
     * @param groups at least two
     */
    static List<InvalidationPlan> halves(
            LoadedPlan loaded, List<List<InvalidationPath>> groups, Supplier<PlanId> ids, Instant now) {
        List<InvalidationPath> first = new ArrayList<>();
        List<InvalidationPath> second = new ArrayList<>();
        int half = loaded.paths().size() / 2;
        for (List<InvalidationPath> group : groups) {
            boolean fits = first.isEmpty() || first.size() + group.size() <= half;
            (fits && second.isEmpty() ? first : second).addAll(group);
        }
        return Stream.of(first, second)
                .map(paths -> half(loaded, CollapsedPaths.of(paths), ids.get(), now))
                .toList();
    }

    /**
     * Returns the items of half of the distinct sets of paths that were sent, for paths that belong to one group. Items that a
     * wildcard covers are in no half: they could be planned only with paths of their own, which are not rejected.
     *
     * @return empty if all items whose paths were sent have the same paths
     */
    static List<Claim> halfOfSentItems(LoadedPlan loaded) {
        Set<Set<InvalidationPath>> sets = new LinkedHashSet<>();
        loaded.itemsOf(loaded.claimsOfSentPaths()).values().stream()
                .flatMap(List::stream)
                .forEach(item -> sets.add(Set.copyOf(item.paths())));
        Set<Set<InvalidationPath>> chosen = new LinkedHashSet<>();
        sets.stream().limit(sets.size() / 2).forEach(chosen::add);
        return loaded.claimsOf(item -> chosen.contains(Set.copyOf(item.paths())));
    }

    private static List<PurgeItem> itemsOf(LoadedPlan loaded) {
        return loaded.items().values().stream().flatMap(Collection::stream).toList();
    }

    private static InvalidationPlan half(LoadedPlan loaded, CollapsedPaths half, PlanId id, Instant now) {
        // each item belongs to exactly one half, because all of its paths are in one group
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
