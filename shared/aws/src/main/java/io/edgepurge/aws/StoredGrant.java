package io.edgepurge.aws;

import static io.edgepurge.aws.Attributes.number;
import static io.edgepurge.aws.Attributes.texts;
import static io.edgepurge.aws.Attributes.wholeNumber;

import io.edgepurge.domain.account.EndpointUrl;
import io.edgepurge.domain.account.Grant;
import io.edgepurge.domain.account.KeyId;
import io.edgepurge.domain.account.Scope;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Converts the grant of a key to stored attributes and back. */
final class StoredGrant {
    private StoredGrant() {}

    static Map<String, AttributeValue> write(Grant grant) {
        Map<String, AttributeValue> item = new HashMap<>();
        item.put(
                "scopes",
                texts(grant.scopes().stream().map(Scope::word).sorted().toList()));
        item.put("within", texts(grant.within().stream().map(EndpointUrl::value).toList()));
        grant.monthlyShare().ifPresent(units -> item.put("monthlyShare", number(units)));
        return item;
    }

    static Grant read(KeyId key, Map<String, AttributeValue> item) {
        Set<Scope> scopes = texts(item, "scopes").stream()
                .flatMap(word -> Scope.parse(word).stream())
                .collect(Collectors.toSet());
        return new Grant(
                key,
                scopes,
                texts(item, "within").stream().map(EndpointUrl::new).toList(),
                Optional.of(item)
                        .filter(stored -> stored.containsKey("monthlyShare"))
                        .map(stored -> wholeNumber(stored, "monthlyShare")));
    }
}
