package io.edgepurge.aws;

import static io.edgepurge.aws.Attributes.maps;
import static io.edgepurge.aws.Attributes.number;
import static io.edgepurge.aws.Attributes.wholeNumber;

import io.edgepurge.aws.Table.Change;
import io.edgepurge.domain.account.Account;
import io.edgepurge.domain.account.AccountId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * An account as it is stored.
 *
 * @param edition how often it was written since accounts count that; 0 for one that was entered before
 */
record StoredAccount(Account account, long edition) {
    static Optional<StoredAccount> find(Table table, AccountId id) {
        return table.get(Key.account(id)).map(item -> new StoredAccount(read(id, item), edition(item)));
    }

    /** Writes an account in the place of what was read before, if that is still there; or a new one, if there still is none. */
    static Change replacing(Optional<StoredAccount> before, Account after) {
        long edition = before.map(StoredAccount::edition).orElse(0L);
        Map<String, AttributeValue> values = new HashMap<>(Map.of(
                ":monthlyQuota", number(after.monthlyQuota()),
                ":endpoints",
                        maps(after.endpoints().stream()
                                .map(StoredEndpoint::write)
                                .toList()),
                ":next", number(edition + 1)));
        if (edition > 0) {
            values.put(":edition", number(edition));
        }
        return new Change(
                Key.account(after.id()),
                "SET monthlyQuota = :monthlyQuota, endpoints = :endpoints, edition = :next",
                unchangedSince(before),
                values);
    }

    private static String unchangedSince(Optional<StoredAccount> before) {
        if (before.isEmpty()) {
            return "attribute_not_exists(pk)";
        }
        return before.get().edition() > 0
                ? "edition = :edition"
                : "attribute_exists(pk) AND attribute_not_exists(edition)";
    }

    private static long edition(Map<String, AttributeValue> item) {
        return item.containsKey("edition") ? number(item, "edition") : 0;
    }

    private static Account read(AccountId id, Map<String, AttributeValue> item) {
        return new Account(
                id,
                maps(item, "endpoints").stream().map(StoredEndpoint::read).toList(),
                wholeNumber(item, "monthlyQuota"));
    }
}
