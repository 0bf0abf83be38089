package io.edgepurge.aws;

import static io.edgepurge.aws.Attributes.text;

import io.edgepurge.domain.purge.Purge;
import io.edgepurge.domain.purge.StoreUnavailable;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The indexes of purges: by URL and tag, and the list of an account's purges by time. A purge can have more items than fit in one
 * transaction, so batch writes add its entries before it is accepted. A batch write also costs half as much. Readers skip entries
 * without an accepted purge.
 */
final class PurgeIndex {
    private static final Logger LOG = System.getLogger(PurgeIndex.class.getName());

    private final Table table;

    PurgeIndex(Table table) {
        this.table = table;
    }

    void add(Purge purge) {
        AttributeValue expiry = table.retention().expiry(purge.id());
        List<Map<String, AttributeValue>> entries = new ArrayList<>();
        entries.add(Key.listed(purge.account(), purge.id())
                .with(table.retention().with(purge.id(), StoredSummary.write(purge))));
        purge.items()
                .forEach(item -> entries.add(Key.indexed(purge.account(), item, purge.id())
                        .with(Map.of(
                                "asked",
                                text(item.input()),
                                "purge",
                                text(purge.id().value()),
                                Retention.EXPIRES_AT,
                                expiry))));
        table.putAll(entries);
    }

    /** Deletes the entries of a purge; entries that remain after a failure are harmless. */
    void remove(Purge purge) {
        try {
            table.deleteAll(Stream.concat(
                            Stream.of(Key.listed(purge.account(), purge.id())),
                            purge.items().stream().map(item -> Key.indexed(purge.account(), item, purge.id())))
                    .toList());
        } catch (StoreUnavailable e) {
            LOG.log(Level.INFO, "Index entries of a purge that was not accepted remain", e);
        }
    }
}
