package io.edgepurge.aws;

import static io.edgepurge.aws.Attributes.text;

import io.edgepurge.domain.account.DistributionId;
import io.edgepurge.domain.account.UrlEndpoint;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A URL endpoint as it is stored. */
final class StoredEndpoint {
    private StoredEndpoint() {}

    static Map<String, AttributeValue> write(UrlEndpoint endpoint) {
        return Map.of(
                "url", text(endpoint.url()),
                "distribution", text(endpoint.distribution().value()),
                "shared", AttributeValue.fromBool(endpoint.shared()));
    }

    static UrlEndpoint read(Map<String, AttributeValue> item) {
        boolean shared = Optional.ofNullable(item.get("shared"))
                .map(AttributeValue::bool)
                .orElse(false);
        return UrlEndpoint.of(text(item, "url"), new DistributionId(text(item, "distribution")))
                .withShared(shared);
    }
}
