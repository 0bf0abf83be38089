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
import io.edgepurge.domain.purge.ImageVariants;
import io.edgepurge.domain.purge.Provenance;
import io.edgepurge.domain.purge.Purge;
import io.edgepurge.domain.purge.PurgeId;
import io.edgepurge.domain.purge.PurgeItem;
import io.edgepurge.domain.purge.PurgeSource;
import io.edgepurge.domain.purge.VariantGap;
import io.edgepurge.domain.url.ItemWarning;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Converts purges to stored attributes and back. A stored purge never changes. */
final class StoredPurge {
    private static final String WARNINGS = "warnings";

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
                maps(purge.items().stream()
                        .map(one -> write(one, endpoints, purge.warnings()))
                        .toList()));
        if (!purge.warnings().isEmpty()) {
            item.put(
                    WARNINGS,
                    maps(purge.warnings().stream().map(StoredPurge::write).toList()));
        }
        return item;
    }

    static Purge read(Map<String, AttributeValue> item) {
        List<String> endpoints = texts(item, "endpoints");
        List<ItemWarning> warnings = item.containsKey(WARNINGS)
                ? maps(item, WARNINGS).stream().map(StoredPurge::readWarning).toList()
                : List.of();
        return new Purge(
                new PurgeId(text(item, "purge")),
                new AccountId(text(item, "account")),
                time(item, "acceptedAt"),
                StoredOptions.read(item),
                new Provenance(PurgeSource.ofWord(text(item, "source")), new KeyId(text(item, "key"))),
                maps(item, "items").stream()
                        .map(stored -> readItem(stored, endpoints).withWarnings(warningsOf(stored, warnings)))
                        .toList());
    }

    private static Map<String, AttributeValue> write(ItemWarning warning) {
        return Map.of("c", text(warning.code()), "s", text(warning.sentence()));
    }

    private static ItemWarning readWarning(Map<String, AttributeValue> stored) {
        return new ItemWarning(text(stored, "c"), text(stored, "s"));
    }

    private static List<ItemWarning> warningsOf(Map<String, AttributeValue> item, List<ItemWarning> warnings) {
        return item.containsKey("w")
                ? item.get("w").l().stream()
                        .map(index -> warnings.get(Integer.parseInt(index.n())))
                        .toList()
                : List.of();
    }

    /**
     * Stores the endpoint and the warnings as indexes into those of the purge, because most purges have only one endpoint, and items
     * share their warnings.
     */
    private static Map<String, AttributeValue> write(
            PurgeItem item, List<String> endpoints, List<ItemWarning> warnings) {
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
        if (!item.warnings().isEmpty()) {
            stored.put(
                    "w",
                    AttributeValue.fromL(item.warnings().stream()
                            .map(warning -> number(warnings.indexOf(warning)))
                            .toList()));
        }
        item.image()
                .ifPresent(image -> stored.put(
                        "n",
                        texts(image.notReached().stream()
                                .map(VariantGap::stored)
                                .toList())));
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
                        : List.of(),
                item.containsKey("n") ? Optional.of(readVariants(texts(item, "n"))) : Optional.empty(),
                List.of());
    }

    private static ImageVariants readVariants(List<String> gaps) {
        return new ImageVariants(
                gaps.stream().flatMap(gap -> VariantGap.parse(gap).stream()).toList());
    }
}
