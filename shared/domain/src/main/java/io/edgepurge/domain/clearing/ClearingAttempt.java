package io.edgepurge.domain.clearing;

import io.edgepurge.domain.purge.PurgeId;
import io.edgepurge.domain.purge.PurgeItem;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;

/**
 * Items of one purge that are tried together.
 *
 * @param before the purge before this one in the backlog
 * @param items selects the items by index
 */
record ClearingAttempt(PendingClearance entry, Optional<PurgeId> before, IntPredicate items) {
    boolean isEmpty() {
        return entry.claim().items().stream().noneMatch(items::test);
    }

    /** Returns the selected items, in the order of their indexes. */
    List<PurgeItem> of(List<PurgeItem> all) {
        return all.stream()
                .filter(item -> items.test(item.index()))
                .sorted(Comparator.comparingInt(PurgeItem::index))
                .toList();
    }

    ClearingPosition at(PurgeItem item) {
        return new ClearingPosition(before, entry.claim().purge(), item.index());
    }
}
