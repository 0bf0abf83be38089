package io.edgepurge.domain.reconcile;

import io.edgepurge.domain.purge.ItemState;

/** Tells the items of a plan what has become of them, and those that a folder wildcard carries, by which. */
final class ItemMarks {
    private final ItemStore items;

    ItemMarks(ItemStore items) {
        this.items = items;
    }

    /** Marks all items of a plan; reads what they are only if a folder wildcard may stand for some. */
    void mark(InvalidationPlan plan, ItemState state) {
        if (plan.paths().widened().isEmpty() || state.invalidation().isEmpty()) {
            items.mark(plan.distribution(), plan.claims(), state);
        } else {
            mark(LoadedPlan.of(plan, items.items(plan.claims())), state);
        }
    }

    /** Marks all items of a plan that an invalidation carries. */
    void mark(LoadedPlan loaded, ItemState state) {
        loaded.claimsByCarrier()
                .forEach((wildcard, claims) ->
                        items.mark(loaded.plan().distribution(), claims, state.withCarrier(wildcard)));
    }
}
