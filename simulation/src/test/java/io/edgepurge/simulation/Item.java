package io.edgepurge.simulation;

import io.edgepurge.domain.purge.PurgeId;
import io.edgepurge.domain.reconcile.Claim;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** The identity of an item: its purge and its index. */
record Item(PurgeId purge, int index) {

    static List<Item> of(Collection<Claim> claims) {
        return claims.stream().flatMap(Item::of).toList();
    }

    private static Stream<Item> of(Claim claim) {
        return claim.items().stream().map(index -> new Item(claim.purge(), index));
    }

    @Override
    public String toString() {
        return "item " + index + " of purge "
                + purge.value().substring(purge.value().length() - 3);
    }
}
