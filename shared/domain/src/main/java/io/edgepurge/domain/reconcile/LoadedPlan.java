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

/** A plan with the items it takes and the paths that follow from them. */
record LoadedPlan(InvalidationPlan plan, Map<Claim, List<PurgeItem>> members, CollapsedPaths paths) {

    /** A plan with its items, by what they are. */
    static LoadedPlan of(InvalidationPlan plan, Map<Claim, List<PurgeItem>> members) {
        List<PurgeItem> items = members.values().stream().flatMap(List::stream).toList();
        return new LoadedPlan(plan, members, plan.paths().derivedFrom(items));
    }

    /** The same members under the plan as it stands now. */
    LoadedPlan as(InvalidationPlan now) {
        return new LoadedPlan(now, members, paths);
    }

    List<Claim> claimsOfSentPaths() {
        Set<InvalidationPath> sent = Set.copyOf(paths.all());
        return claimsOf(item -> sent.contains(item.path()));
    }

    /** The plan's claims by the folder wildcard that stands for their items, or by none. */
    Map<Optional<InvalidationPath>, List<Claim>> claimsByCarrier() {
        Map<Optional<InvalidationPath>, List<Claim>> claims = new LinkedHashMap<>();
        for (Claim claim : plan.claims()) {
            Map<Optional<InvalidationPath>, List<Integer>> items = new LinkedHashMap<>();
            members.getOrDefault(claim, List.of())
                    .forEach(item -> items.computeIfAbsent(
                                    plan.paths().standingFor(claim.account(), item.path()),
                                    wildcard -> new ArrayList<>())
                            .add(item.index()));
            items.forEach((wildcard, indexes) ->
                    claims.computeIfAbsent(wildcard, none -> new ArrayList<>()).add(claim.withItems(indexes)));
        }
        return claims;
    }

    /** The plan's claims, reduced to the items that pass. */
    List<Claim> claimsOf(Predicate<PurgeItem> passes) {
        return plan.claims().stream()
                .flatMap(claim -> claim
                        .only(members.getOrDefault(claim, List.of()).stream()
                                .filter(passes)
                                .map(PurgeItem::index)
                                .collect(Collectors.toSet()))
                        .stream())
                .toList();
    }
}
