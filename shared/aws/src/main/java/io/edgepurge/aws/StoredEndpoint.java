package io.edgepurge.aws;

import static io.edgepurge.aws.Attributes.optionalText;
import static io.edgepurge.aws.Attributes.text;

import io.edgepurge.domain.account.CoveredSpellings;
import io.edgepurge.domain.account.DistributionId;
import io.edgepurge.domain.account.TagPrefix;
import io.edgepurge.domain.account.UrlEndpoint;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Converts URL endpoints to stored attributes and back. */
final class StoredEndpoint {
    private StoredEndpoint() {}

    static Map<String, AttributeValue> write(UrlEndpoint endpoint) {
        Map<String, AttributeValue> item = new HashMap<>();
        item.put("url", text(endpoint.url()));
        item.put("distribution", text(endpoint.distribution().value()));
        item.put("shared", AttributeValue.fromBool(endpoint.shared()));
        endpoint.tagPrefix().ifPresent(prefix -> item.put("tagPrefix", text(prefix.value())));
        endpoint.originCaches().ifPresent(caches -> item.put("originCaches", StoredOriginCaches.write(caches)));
        if (endpoint.spellings() != CoveredSpellings.REQUESTED) {
            item.put("spellings", text(endpoint.spellings().word()));
        }
        endpoint.variants().ifPresent(rules -> item.put("variants", StoredVariantRules.write(rules)));
        if (endpoint.verify()) {
            item.put("verify", Attributes.trueValue());
        }
        return item;
    }

    static UrlEndpoint read(Map<String, AttributeValue> item) {
        boolean shared = Optional.ofNullable(item.get("shared"))
                .map(AttributeValue::bool)
                .orElse(false);
        UrlEndpoint endpoint = UrlEndpoint.of(text(item, "url"), new DistributionId(text(item, "distribution")))
                .withShared(shared)
                .withOriginCaches(Optional.ofNullable(item.get("originCaches"))
                        .map(AttributeValue::m)
                        .map(StoredOriginCaches::read))
                .withSpellings(optionalText(item, "spellings")
                        .flatMap(CoveredSpellings::parse)
                        .orElse(CoveredSpellings.REQUESTED))
                .withVerify(item.containsKey("verify"));
        return optionalText(item, "tagPrefix")
                .map(TagPrefix::new)
                .map(endpoint::withTags)
                .orElse(endpoint)
                .withVariants(Optional.ofNullable(item.get("variants")).map(StoredVariantRules::read));
    }
}
