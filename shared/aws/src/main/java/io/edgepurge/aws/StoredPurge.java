package io.edgepurge.aws;

import static io.edgepurge.aws.Attributes.maps;
import static io.edgepurge.aws.Attributes.number;
import static io.edgepurge.aws.Attributes.text;
import static io.edgepurge.aws.Attributes.time;
import static io.edgepurge.aws.Attributes.wholeNumber;

import io.edgepurge.domain.account.AccountId;
import io.edgepurge.domain.account.DistributionId;
import io.edgepurge.domain.account.KeyId;
import io.edgepurge.domain.path.InvalidationPath;
import io.edgepurge.domain.purge.Purge;
import io.edgepurge.domain.purge.PurgeId;
import io.edgepurge.domain.purge.PurgeItem;
import io.edgepurge.domain.purge.PurgeSource;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A purge as it is stored: once, never rewritten. */
final class StoredPurge {
    private StoredPurge() {}

    static Map<String, AttributeValue> write(Purge purge) {
        return Map.of(
                "purge", text(purge.id().value()),
                "account", text(purge.account().value()),
                "acceptedAt", time(purge.acceptedAt()),
                "source", text(purge.source().word()),
                "key", text(purge.key().value()),
                "items", maps(purge.items().stream().map(StoredPurge::write).toList()));
    }

    static Purge read(Map<String, AttributeValue> item) {
        return new Purge(
                new PurgeId(text(item, "purge")),
                new AccountId(text(item, "account")),
                time(item, "acceptedAt"),
                PurgeSource.ofWord(text(item, "source")),
                new KeyId(text(item, "key")),
                maps(item, "items").stream().map(StoredPurge::readItem).toList());
    }

    private static Map<String, AttributeValue> write(PurgeItem item) {
        return Map.of(
                "i", number(item.index()),
                "u", text(item.url()),
                "d", text(item.distribution().value()),
                "p", text(item.path().value()));
    }

    private static PurgeItem readItem(Map<String, AttributeValue> item) {
        return new PurgeItem(
                wholeNumber(item, "i"),
                text(item, "u"),
                new DistributionId(text(item, "d")),
                new InvalidationPath(text(item, "p")));
    }
}
