package io.edgepurge.aws;

import static io.edgepurge.aws.Attributes.optionalText;
import static io.edgepurge.aws.Attributes.text;
import static io.edgepurge.aws.Attributes.texts;

import io.edgepurge.domain.variant.TagTemplate;
import io.edgepurge.domain.variant.VariantPrefix;
import io.edgepurge.domain.variant.VariantRules;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Converts the rules for the variants of images to a stored attribute and back. */
final class StoredVariantRules {
    private static final String TAG = "tag";
    private static final String QUERIES = "queries";
    private static final String PREFIXES = "prefixes";
    private static final String BY_DEFAULT = "byDefault";

    private StoredVariantRules() {}

    static AttributeValue write(VariantRules rules) {
        Map<String, AttributeValue> stored = new HashMap<>(Map.of(
                QUERIES, AttributeValue.fromBool(rules.queries()),
                PREFIXES,
                        texts(rules.prefixes().stream()
                                .map(VariantPrefix::value)
                                .toList()),
                BY_DEFAULT, AttributeValue.fromBool(rules.byDefault())));
        rules.tag().ifPresent(template -> stored.put(TAG, text(template.value())));
        return Attributes.map(stored);
    }

    static VariantRules read(AttributeValue attribute) {
        Map<String, AttributeValue> stored = attribute.m();
        return new VariantRules(
                optionalText(stored, TAG).map(TagTemplate::new),
                isTrue(stored, QUERIES),
                texts(stored, PREFIXES).stream().map(VariantPrefix::new).toList(),
                isTrue(stored, BY_DEFAULT));
    }

    private static boolean isTrue(Map<String, AttributeValue> stored, String name) {
        return stored.containsKey(name) && stored.get(name).bool();
    }
}
