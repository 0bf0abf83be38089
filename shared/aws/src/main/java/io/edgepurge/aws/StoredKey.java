package io.edgepurge.aws;

import static io.edgepurge.aws.Attributes.maps;
import static io.edgepurge.aws.Attributes.optionalText;
import static io.edgepurge.aws.Attributes.text;
import static io.edgepurge.aws.Attributes.time;

import io.edgepurge.domain.account.AccountId;
import io.edgepurge.domain.account.IssuedKey;
import io.edgepurge.domain.account.IssuedKey.Secret;
import io.edgepurge.domain.account.KeyId;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Converts API keys to stored attributes and back. */
final class StoredKey {
    private StoredKey() {}

    static Map<String, AttributeValue> write(IssuedKey key) {
        Map<String, AttributeValue> item = new HashMap<>(StoredGrant.write(key.grant()));
        item.put("account", text(key.account().value()));
        item.put("key", text(key.grant().key().value()));
        item.put("createdAt", time(key.createdAt()));
        item.put("secrets", secrets(key));
        return item;
    }

    static AttributeValue secrets(IssuedKey key) {
        return maps(key.secrets().stream().map(StoredKey::write).toList());
    }

    static IssuedKey read(Map<String, AttributeValue> item) {
        return new IssuedKey(
                new AccountId(text(item, "account")),
                StoredGrant.read(new KeyId(text(item, "key")), item),
                time(item, "createdAt"),
                maps(item, "secrets").stream().map(StoredKey::readSecret).toList());
    }

    private static Map<String, AttributeValue> write(Secret secret) {
        Map<String, AttributeValue> item = new HashMap<>();
        item.put("sha256", text(secret.sha256()));
        item.put("since", time(secret.since()));
        secret.endsAt().ifPresent(at -> item.put("endsAt", time(at)));
        return item;
    }

    private static Secret readSecret(Map<String, AttributeValue> item) {
        return new Secret(
                text(item, "sha256"),
                time(item, "since"),
                optionalText(item, "endsAt").map(Instant::parse));
    }
}
