package io.edgepurge.simulation;

import io.edgepurge.domain.purge.PurgeId;
import io.edgepurge.domain.reconcile.Claim;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** An item by its name: the purge and the index in it. */
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
