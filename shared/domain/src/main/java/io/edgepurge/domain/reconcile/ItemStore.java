package io.edgepurge.domain.reconcile;

import io.edgepurge.domain.account.DistributionId;
import io.edgepurge.domain.purge.ItemState;
import io.edgepurge.domain.purge.PurgeItem;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The port to the items of purges and their states. Safe for use by concurrent writers.
 *
 * <p>Every method throws {@link io.edgepurge.domain.purge.StoreUnavailable} when the store is unavailable. Repeating a call
 * is harmless.
 */
public interface ItemStore {
    /** Returns the items of the claims in their order. A claim whose purge no longer exists is left out. */
    Map<Claim, List<PurgeItem>> items(List<Claim> claims);

    /**
     * Records the state of items. An item in a terminal state keeps it, and a submitted item never becomes queued again. Each
     * claim is written separately.
     */
    void mark(DistributionId distribution, List<Claim> claims, ItemState state);

    /**
     * Records the state of items as {@link #mark} does. The same transaction refunds the marked items to the month that was
     * charged. An item in a terminal state is neither marked nor refunded. A claim whose purge no longer exists is ignored.
     */
    void markAndRefund(DistributionId distribution, List<Claim> claims, ItemState state);

    /** Returns the items of the claims in one list. */
    default List<PurgeItem> allItems(List<Claim> claims) {
        return items(claims).values().stream().flatMap(List::stream).collect(Collectors.toList());
    }
}
