package io.edgepurge.aws;

import static io.edgepurge.aws.Attributes.maps;
import static io.edgepurge.aws.Attributes.text;
import static io.edgepurge.aws.Attributes.wholeNumber;

import io.edgepurge.domain.account.Account;
import io.edgepurge.domain.account.AccountId;
import io.edgepurge.domain.account.Accounts;
import io.edgepurge.domain.account.ApiKey;
import io.edgepurge.domain.account.Caller;
import io.edgepurge.domain.account.KeyId;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Accounts and keys in the table. */
final class DynamoDbAccounts implements Accounts {
    private final Table table;

    DynamoDbAccounts(Table table) {
        this.table = table;
    }

    @Override
    public Optional<Caller> callerWith(ApiKey key) {
        return table.get(Key.apiKey(key.sha256()))
                .flatMap(item -> find(new AccountId(text(item, "account")))
                        .map(account -> new Caller(account, new KeyId(text(item, "key")))));
    }

    @Override
    public Optional<Account> find(AccountId id) {
        return table.get(Key.account(id)).map(item -> read(id, item));
    }

    private static Account read(AccountId id, Map<String, AttributeValue> item) {
        return new Account(
                id,
                maps(item, "endpoints").stream().map(StoredEndpoint::read).toList(),
                wholeNumber(item, "monthlyQuota"));
    }
}
