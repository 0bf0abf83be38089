package io.edgepurge.aws;

import static io.edgepurge.aws.Attributes.map;
import static io.edgepurge.aws.Attributes.text;
import static io.edgepurge.aws.Attributes.time;

import io.edgepurge.domain.reconcile.Denial;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Converts CloudFront's denial of access to the attribute {@code denial} of a distribution and back. */
final class StoredDenial {
    static final String NAME = "denial";

    private StoredDenial() {}

    static AttributeValue write(Denial denial) {
        return map(Map.of("errorCode", text(denial.errorCode()), "since", time(denial.since())));
    }

    static Optional<Denial> read(Map<String, AttributeValue> distribution) {
        return Optional.ofNullable(distribution.get(NAME))
                .map(AttributeValue::m)
                .map(denial -> new Denial(text(denial, "errorCode"), time(denial, "since")));
    }
}
