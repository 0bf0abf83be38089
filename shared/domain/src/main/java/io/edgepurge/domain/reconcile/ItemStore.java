package io.edgepurge.domain.reconcile;

import io.edgepurge.domain.account.DistributionId;
import io.edgepurge.domain.purge.ItemState;
import io.edgepurge.domain.purge.PurgeItem;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What the items of purges are, and what has become of them. Safe for use by many writers at once.
 *
 * <p>Every method throws {@link io.edgepurge.domain.purge.StoreUnavailable} when the record cannot be reached; asking
 * again is harmless.
 */
public interface ItemStore {
    /**
     * The items that the claims name.
     *
     * @throws IllegalStateException if a purge or item is not there: whatever was accepted is
     */
    Map<Claim, List<PurgeItem>> items(List<Claim> claims);

    /**
     * Records a state of items, except where an item has ended already, since a terminal state never changes, and except
     * that nothing which an invalidation carries is called queued again. Each claim is a step of its own.
     */
    void mark(DistributionId distribution, List<Claim> claims, ItemState state);

    /**
     * Records a state of items as {@link #mark} does, and in the same step gives the units of those it marked back to the
     * month charged. An item that had ended is neither marked nor refunded.
     */
    void markAndRefund(DistributionId distribution, List<Claim> claims, ItemState state);

    /** The items of many claims in one list. */
    default List<PurgeItem> allItems(List<Claim> claims) {
        return items(claims).values().stream().flatMap(List::stream).collect(Collectors.toList());
    }
}
