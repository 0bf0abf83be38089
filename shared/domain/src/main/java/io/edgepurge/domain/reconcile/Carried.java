package io.edgepurge.domain.reconcile;

import io.edgepurge.domain.path.CollapsedPaths;
import io.edgepurge.domain.path.InvalidationPath;
import io.edgepurge.domain.purge.PurgeItem;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** A plan with the items it takes and the paths that follow from them. */
record Carried(InvalidationPlan plan, Map<Claim, List<PurgeItem>> members, CollapsedPaths paths) {

    /** The same members under the plan as it stands now. */
    Carried as(InvalidationPlan now) {
        return new Carried(now, members, paths);
    }

    List<Claim> claimsOfSentPaths() {
        Set<InvalidationPath> sent = Set.copyOf(paths.all());
        return claimsOf(item -> sent.contains(item.path()));
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
