package io.edgepurge.domain.reconcile;

import io.edgepurge.domain.path.CollapsedPaths;
import io.edgepurge.domain.path.InvalidationPath;
import io.edgepurge.domain.purge.PurgeItem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A plan with its items and the paths derived from them. */
record LoadedPlan(InvalidationPlan plan, Map<Claim, List<PurgeItem>> items, CollapsedPaths paths) {

    /** Loads a plan with the items of its claims. */
    static LoadedPlan of(InvalidationPlan plan, Map<Claim, List<PurgeItem>> items) {
        List<PurgeItem> all = items.values().stream().flatMap(List::stream).toList();
        return new LoadedPlan(plan, items, plan.paths().derivedFrom(all));
    }

    /** Returns this plan with only some of its items, their paths, and the folder wildcards that replace any of them. */
    LoadedPlan only(List<Claim> some) {
        Map<Claim, List<PurgeItem>> itemsOfSome = itemsOf(some);
        List<FolderWildcard> folderWildcards = plan.paths().folderWildcards().stream()
                .filter(one -> itemsOfSome.entrySet().stream()
                        .anyMatch(entry -> entry.getValue().stream()
                                .flatMap(item -> item.paths().stream())
                                .anyMatch(path -> one.replaces(entry.getKey().account(), path))))
                .toList();
        List<InvalidationPath> all = Stream.concat(
                        itemsOfSome.values().stream().flatMap(List::stream).flatMap(item -> item.paths().stream()),
                        folderWildcards.stream().map(FolderWildcard::wildcard))
                .toList();
        CollapsedPaths collapsed = CollapsedPaths.of(all);
        return new LoadedPlan(
                plan.withItems(some, PlannedPaths.of(collapsed, folderWildcards)), itemsOfSome, collapsed);
    }

    /** Returns the same items with the current version of the plan. */
    LoadedPlan withPlan(InvalidationPlan current) {
        return new LoadedPlan(current, items, paths);
    }

    /** Returns true if the derived paths are those with which the plan was stored. */
    boolean hasPlannedPaths() {
        return paths.sha256().equals(plan.paths().sha256());
    }

    /** Returns the items of which any path was sent; a wildcard covers all paths of the others. */
    List<Claim> claimsOfSentPaths() {
        Set<InvalidationPath> sent = Set.copyOf(paths.all());
        return claimsOf(item -> item.paths().stream().anyMatch(sent::contains));
    }

    /** Groups the plan's claims by the folder wildcard that replaces their items; the key is empty for other items. */
    Map<Optional<InvalidationPath>, List<Claim>> claimsByFolderWildcard() {
        Map<Optional<InvalidationPath>, List<Claim>> claims = new LinkedHashMap<>();
        for (Claim claim : plan.claims()) {
            Map<Optional<InvalidationPath>, List<Integer>> indexes = new LinkedHashMap<>();
            items.getOrDefault(claim, List.of())
                    .forEach(item -> indexes.computeIfAbsent(
                                    plan.paths().folderWildcardFor(claim.account(), item),
                                    wildcard -> new ArrayList<>())
                            .add(item.index()));
            indexes.forEach((wildcard, some) ->
                    claims.computeIfAbsent(wildcard, none -> new ArrayList<>()).add(claim.withItems(some)));
        }
        return claims;
    }

    /** Returns the items of claims that are equal to the plan's claims, or reduced to some items. */
    Map<Claim, List<PurgeItem>> itemsOf(List<Claim> some) {
        return some.stream()
                .collect(Collectors.toMap(
                        claim -> claim,
                        claim -> items.entrySet().stream()
                                .filter(entry -> entry.getKey().purge().equals(claim.purge()))
                                .flatMap(entry -> entry.getValue().stream())
                                .filter(item -> claim.items().contains(item.index()))
                                .toList(),
                        (one, same) -> one,
                        LinkedHashMap::new));
    }

    /** Returns the plan's claims, reduced to the items that match. */
    List<Claim> claimsOf(Predicate<PurgeItem> matches) {
        return plan.claims().stream()
                .flatMap(claim -> claim
                        .only(items.getOrDefault(claim, List.of()).stream()
                                .filter(matches)
                                .map(PurgeItem::index)
                                .collect(Collectors.toSet()))
                        .stream())
                .toList();
    }
}
