package io.edgepurge.domain.purge;

import static java.util.stream.Collectors.collectingAndThen;
import static java.util.stream.Collectors.flatMapping;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.edgepurge.domain.account.CoveredSpellings;
import io.edgepurge.domain.account.DistributionId;
import io.edgepurge.domain.path.CollapsedPaths;
import io.edgepurge.domain.path.InvalidationPath;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The effect that a request would have.
 *
 * @param items the items that would be charged, each with its path
 * @param duplicates items that repeat an earlier one
 * @param refusals items for which the request would be refused
 * @param paths the invalidation paths per distribution if no other purge were queued, without covered paths
 * @param quota the current quota
 * @param spellings as set by the request
 */
public record Preview(
        List<PurgeItem> items,
        List<Duplicate> duplicates,
        Refusals refusals,
        Map<DistributionId, CollapsedPaths> paths,
        QuotaReading quota,
        Optional<CoveredSpellings> spellings) {
    public Preview {
        items = List.copyOf(items);
        duplicates = List.copyOf(duplicates);
        paths = Map.copyOf(paths);
    }

    /** Returns the preview of validated items. */
    static Preview of(CheckedItems checked, QuotaReading quota, PurgeOptions options) {
        Map<DistributionId, CollapsedPaths> paths = checked.items().stream()
                .collect(groupingBy(
                        PurgeItem::distribution,
                        flatMapping(item -> item.paths().stream(), collectingAndThen(toList(), CollapsedPaths::of))));
        return new Preview(
                checked.items(),
                checked.duplicates(),
                new Refusals(checked.refused(), checked.forbidden()),
                paths,
                quota,
                options.spellings());
    }

    /** Returns the wildcard of the same request that covers all paths of an item. */
    public Optional<InvalidationPath> coveredBy(PurgeItem item) {
        return Optional.ofNullable(paths.get(item.distribution())).stream()
                .flatMap(collapsed -> collapsed.wildcards().stream())
                .filter(wildcard ->
                        !wildcard.equals(item.path()) && item.paths().stream().allMatch(wildcard::covers))
                .findFirst();
    }

    /** Returns whether the request would be accepted: no item is refused, and the quota is high enough. */
    public boolean isAcceptable() {
        return refusals.refused().isEmpty()
                && refusals.forbidden().isEmpty()
                && !items.isEmpty()
                && items.size() <= quota.leftToKey();
    }

    /** Returns the number of paths that CloudFront would bill. */
    public int billed() {
        return paths.values().stream().mapToInt(CollapsedPaths::size).sum();
    }

    /**
     * The items for which a request would be refused.
     *
     * @param refused items that break a rule
     * @param forbidden items that this API key may not purge
     */
    public record Refusals(List<RefusedItem> refused, List<RefusedItem> forbidden) {
        public Refusals {
            refused = List.copyOf(refused);
            forbidden = List.copyOf(forbidden);
        }
    }
}
