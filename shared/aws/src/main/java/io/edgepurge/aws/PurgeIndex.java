package io.edgepurge.aws;

import static io.edgepurge.aws.Attributes.text;

import io.edgepurge.domain.purge.Purge;
import io.edgepurge.domain.purge.StoreUnavailable;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * An index of purges by URL and tag. A purge can have more items than fit in one transaction, so batch writes add them before
 * the purge is accepted. Readers skip entries without an accepted purge.
 */
final class PurgeIndex {
    private static final Logger LOG = System.getLogger(PurgeIndex.class.getName());

    private final Table table;

    PurgeIndex(Table table) {
        this.table = table;
    }

    void add(Purge purge) {
        AttributeValue expiry = table.retention().expiry(purge.id());
        table.putAll(purge.items().stream()
                .map(item -> Key.indexed(purge.account(), item, purge.id())
                        .with(Map.of(
                                "asked",
                                text(item.input()),
                                "purge",
                                text(purge.id().value()),
                                Retention.EXPIRES_AT,
                                expiry)))
                .toList());
    }

    /** Deletes the entries of a purge; entries that remain after a failure are harmless. */
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
