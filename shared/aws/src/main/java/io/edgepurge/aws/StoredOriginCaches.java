package io.edgepurge.aws;

import static io.edgepurge.aws.Attributes.optionalText;
import static io.edgepurge.aws.Attributes.text;
import static io.edgepurge.aws.Attributes.texts;

import io.edgepurge.domain.account.CacheAddress;
import io.edgepurge.domain.account.CacheKind;
import io.edgepurge.domain.account.CacheSecret;
import io.edgepurge.domain.account.OriginCaches;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Converts origin caches to stored attributes and back. The secret is stored in plain text: protect read access to the table. */
final class StoredOriginCaches {
    private StoredOriginCaches() {}

    static AttributeValue write(OriginCaches caches) {
        Map<String, AttributeValue> stored = new HashMap<>();
        stored.put("kind", text(caches.kind().name().toLowerCase(Locale.ROOT)));
        stored.put(
                "addresses",
                texts(caches.addresses().stream().map(CacheAddress::url).toList()));
        caches.secret().ifPresent(secret -> {
            stored.put("secretHeader", text(secret.header()));
            stored.put("secretValue", text(secret.value()));
        });
        caches.host().ifPresent(host -> stored.put("host", text(host)));
        return Attributes.map(stored);
    }

    static OriginCaches read(Map<String, AttributeValue> stored) {
        return new OriginCaches(
                CacheKind.valueOf(text(stored, "kind").toUpperCase(Locale.ROOT)),
                texts(stored, "addresses").stream().map(CacheAddress::new).toList(),
                optionalText(stored, "secretHeader")
                        .map(header -> new CacheSecret(header, text(stored, "secretValue"))),
                optionalText(stored, "host"));
    }
}
