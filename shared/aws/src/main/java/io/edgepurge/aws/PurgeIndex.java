package io.edgepurge.aws;

import static io.edgepurge.aws.Attributes.text;

import io.edgepurge.domain.purge.Purge;
import io.edgepurge.domain.purge.StoreUnavailable;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Map;

/**
 * Finds purges by their URLs and tags. A purge has more of them than fit into the transaction that accepts it, so they are
 * entered before it: what was accepted can always be found, and what was not is passed over by whoever looks.
 */
final class PurgeIndex {
    private static final Logger LOG = System.getLogger(PurgeIndex.class.getName());

    private final Table table;

    PurgeIndex(Table table) {
        this.table = table;
    }

    void add(Purge purge) {
        table.putAll(purge.items().stream()
                .map(item -> Key.indexed(purge.account(), item, purge.id())
                        .with(Map.of(
                                "asked",
                                text(item.asked()),
                                "purge",
                                text(purge.id().value()))))
                .toList());
    }

    /** What stays lying does no harm. */
    void remove(Purge purge) {
        try {
            table.deleteAll(purge.items().stream()
                    .map(item -> Key.indexed(purge.account(), item, purge.id()))
                    .toList());
        } catch (StoreUnavailable e) {
            LOG.log(Level.INFO, "Index entries of a purge that was not accepted remain", e);
        }
    }
}
