package io.edgepurge.aws;

import static io.edgepurge.aws.Attributes.maps;
import static io.edgepurge.aws.Attributes.number;
import static io.edgepurge.aws.Attributes.text;
import static io.edgepurge.aws.Attributes.texts;
import static io.edgepurge.aws.Attributes.time;
import static io.edgepurge.aws.Attributes.wholeNumber;

import io.edgepurge.domain.account.AccountId;
import io.edgepurge.domain.account.DistributionId;
import io.edgepurge.domain.account.KeyId;
import io.edgepurge.domain.path.InvalidationPath;
import io.edgepurge.domain.purge.Provenance;
import io.edgepurge.domain.purge.Purge;
import io.edgepurge.domain.purge.PurgeId;
import io.edgepurge.domain.purge.PurgeItem;
import io.edgepurge.domain.purge.PurgeSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Converts purges to stored attributes and back. A stored purge never changes. */
final class StoredPurge {
    private StoredPurge() {}

    static Map<String, AttributeValue> write(Purge purge) {
        List<String> endpoints = purge.endpoints();
        Map<String, AttributeValue> item = new HashMap<>();
        item.put("purge", text(purge.id().value()));
        item.put("account", text(purge.account().value()));
        item.put("acceptedAt", time(purge.acceptedAt()));
        item.put("source", text(purge.source().word()));
        item.put("key", text(purge.key().value()));
        StoredOptions.write(purge.options(), item);
        item.put("endpoints", texts(endpoints));
        item.put(
                "items",
                maps(purge.items().stream().map(one -> write(one, endpoints)).toList()));
        return item;
    }

    static Purge read(Map<String, AttributeValue> item) {
        List<String> endpoints = texts(item, "endpoints");
        return new Purge(
                new PurgeId(text(item, "purge")),
                new AccountId(text(item, "account")),
                time(item, "acceptedAt"),
                StoredOptions.read(item),
                new Provenance(PurgeSource.ofWord(text(item, "source")), new KeyId(text(item, "key"))),
                maps(item, "items").stream()
                        .map(stored -> readItem(stored, endpoints))
                        .toList());
    }

    /** Stores the endpoint as an index into the purge's endpoints, because most purges have only one endpoint. */
    private static Map<String, AttributeValue> write(PurgeItem item, List<String> endpoints) {
        Map<String, AttributeValue> stored = new HashMap<>(Map.of(
                "i", number(item.index()),
                "u", text(item.input()),
                "e", number(endpoints.indexOf(item.endpoint())),
                "d", text(item.distribution().value()),
                "p", text(item.path().value())));
        if (!item.furtherPaths().isEmpty()) {
            stored.put(
                    "a",
                    texts(item.furtherPaths().stream()
                            .map(InvalidationPath::value)
                            .toList()));
        }
        return stored;
    }

    private static PurgeItem readItem(Map<String, AttributeValue> item, List<String> endpoints) {
        return new PurgeItem(
                wholeNumber(item, "i"),
                text(item, "u"),
                endpoints.get(wholeNumber(item, "e")),
                new DistributionId(text(item, "d")),
                new InvalidationPath(text(item, "p")),
                item.containsKey("a")
                        ? texts(item, "a").stream().map(InvalidationPath::new).toList()
                        : List.of());
    }
}
