package io.edgepurge.aws;

import static io.edgepurge.aws.Attributes.maps;
import static io.edgepurge.aws.Attributes.number;
import static io.edgepurge.aws.Attributes.wholeNumber;

import io.edgepurge.domain.account.Account;
import io.edgepurge.domain.account.AccountId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A stored account with its version for optimistic locking, stored as {@code edition}.
 *
 * @param version the number of writes; 0 for an account stored before versions existed
 */
record StoredAccount(Account account, long version) {
    static Optional<StoredAccount> find(Table table, AccountId id) {
        return table.get(Key.account(id)).map(item -> new StoredAccount(read(id, item), version(item)));
    }

    /**
     * Returns the conditional write of an account (optimistic locking on the version attribute).
     *
     * @param before the account as read; empty if it did not exist
     */
    static ItemUpdate replace(Optional<StoredAccount> before, Account after) {
        long version = before.map(StoredAccount::version).orElse(0L);
        Map<String, AttributeValue> values = new HashMap<>(Map.of(
                ":monthlyQuota", number(after.monthlyQuota()),
                ":endpoints",
                        maps(after.endpoints().stream()
                                .map(StoredEndpoint::write)
                                .toList()),
                ":next", number(version + 1)));
        if (version > 0) {
            values.put(":edition", number(version));
        }
        return new ItemUpdate(
                Key.account(after.id()),
                "SET monthlyQuota = :monthlyQuota, endpoints = :endpoints, edition = :next",
                unchangedSince(before),
                values);
    }

    private static String unchangedSince(Optional<StoredAccount> before) {
        if (before.isEmpty()) {
            return "attribute_not_exists(pk)";
        }
        return before.get().version() > 0
                ? "edition = :edition"
                : "attribute_exists(pk) AND attribute_not_exists(edition)";
    }

    private static long version(Map<String, AttributeValue> item) {
        return item.containsKey("edition") ? number(item, "edition") : 0;
    }

    private static Account read(AccountId id, Map<String, AttributeValue> item) {
        return new Account(
                id,
                maps(item, "endpoints").stream().map(StoredEndpoint::read).toList(),
                wholeNumber(item, "monthlyQuota"));
    }
}
