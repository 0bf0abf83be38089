package io.edgepurge.domain.reconcile;

import io.edgepurge.domain.purge.ItemState;

/** Records the state of the items of a plan. Items that a folder wildcard replaces also get that wildcard. */
final class ItemMarks {
    private final ItemStore items;

    ItemMarks(ItemStore items) {
        this.items = items;
    }

    /** Marks all items of a plan. Reads the items only if a folder wildcard may replace some of them. */
    void markPlan(InvalidationPlan plan, ItemState state) {
        if (plan.paths().folderWildcards().isEmpty() || state.invalidation().isEmpty()) {
            items.mark(plan.distribution(), plan.claims(), state);
        } else {
            markLoaded(LoadedPlan.of(plan, items.items(plan.claims())), state);
        }
    }

    /** Marks all items of a loaded plan. */
    void markLoaded(LoadedPlan loaded, ItemState state) {
        loaded.claimsByFolderWildcard()
                .forEach((wildcard, claims) ->
                        items.mark(loaded.plan().distribution(), claims, state.withCarrier(wildcard)));
    }
}
