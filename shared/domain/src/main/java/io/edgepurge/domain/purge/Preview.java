package io.edgepurge.domain.purge;

import static java.util.stream.Collectors.collectingAndThen;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import io.edgepurge.domain.account.DistributionId;
import io.edgepurge.domain.path.CollapsedPaths;
import io.edgepurge.domain.path.InvalidationPath;
import io.edgepurge.domain.purge.PurgeResult.Duplicate;
import io.edgepurge.domain.purge.PurgeResult.RefusedItem;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a request would do if it were sent, and nothing done.
 *
 * @param items those that would be charged, each with its path
 * @param duplicates items that an earlier one makes superfluous
 * @param refusals items that would refuse the request
 * @param paths what CloudFront would be asked for, if nothing else waited: by distribution, without what is covered
 * @param quota as it stands now
 */
public record Preview(
        List<PurgeItem> items,
        List<Duplicate> duplicates,
        Refusals refusals,
        Map<DistributionId, CollapsedPaths> paths,
        QuotaReading quota) {
    public Preview {
        items = List.copyOf(items);
        duplicates = List.copyOf(duplicates);
        paths = Map.copyOf(paths);
    }

    /** Of items that were judged. */
    static Preview of(CheckedItems checked, QuotaReading quota) {
        Map<DistributionId, CollapsedPaths> paths = checked.items().stream()
                .collect(groupingBy(
                        PurgeItem::distribution,
                        mapping(PurgeItem::path, collectingAndThen(toList(), CollapsedPaths::of))));
        return new Preview(
                checked.items(),
                checked.duplicates(),
                new Refusals(checked.refused(), checked.forbidden()),
                paths,
                quota);
    }

    /** The wildcard of the same request that covers an item's path, if one does. */
    public Optional<InvalidationPath> coveredBy(PurgeItem item) {
        return Optional.ofNullable(paths.get(item.distribution())).stream()
                .flatMap(collapsed -> collapsed.wildcards().stream())
                .filter(wildcard -> !wildcard.equals(item.path()) && wildcard.covers(item.path()))
                .findFirst();
    }

    /** Whether the request would be accepted: nothing in it is refused, and the quota suffices. */
    public boolean isAcceptable() {
        return refusals.refused().isEmpty()
                && refusals.forbidden().isEmpty()
                && !items.isEmpty()
                && items.size() <= quota.leftToKey();
    }

    /** How many paths CloudFront would bill. */
    public int billed() {
        return paths.values().stream().mapToInt(CollapsedPaths::size).sum();
    }

    /**
     * Items that keep the request from being accepted.
     *
     * @param refused those that cannot be purged
     * @param forbidden those that may not be purged with this key
     */
    public record Refusals(List<RefusedItem> refused, List<RefusedItem> forbidden) {
        public Refusals {
            refused = List.copyOf(refused);
            forbidden = List.copyOf(forbidden);
        }
    }
}
