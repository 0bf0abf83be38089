package io.edgepurge.aws;

import static io.edgepurge.aws.Attributes.text;

import io.edgepurge.domain.account.Account;
import io.edgepurge.domain.account.AccountId;
import io.edgepurge.domain.account.Accounts;
import io.edgepurge.domain.account.ActiveKey;
import io.edgepurge.domain.account.ApiKey;
import io.edgepurge.domain.account.Caller;
import io.edgepurge.domain.account.KeyId;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** A DynamoDB-backed {@code Accounts}. */
final class DynamoDbAccounts implements Accounts {
    private final Table table;
    private final Clock clock;

    DynamoDbAccounts(Table table, Clock clock) {
        this.table = table;
        this.clock = clock;
    }

    @Override
    public Optional<ActiveKey> findKey(ApiKey key) {
        return table.get(Key.apiKey(key.sha256())).flatMap(item -> {
            AccountId account = new AccountId(text(item, "account"));
            return activeKey(account, new KeyId(text(item, "key")), key.sha256());
        });
    }

    /** Reads the key item of the account, which holds the grant and the end time; a look-up item alone grants nothing. */
    private Optional<ActiveKey> activeKey(AccountId account, KeyId id, String sha256) {
        Instant now = clock.instant();
        return table.get(Key.issued(account, id))
                .map(StoredKey::read)
                .flatMap(issued -> issued.secrets().stream()
                        .filter(secret -> secret.sha256().equals(sha256) && secret.isValid(now))
                        .findFirst()
                        .flatMap(secret -> find(account)
                                .map(found -> new ActiveKey(new Caller(found, issued.grant()), secret.endsAt()))));
    }

    @Override
    public Optional<Account> find(AccountId id) {
        return StoredAccount.find(table, id).map(StoredAccount::account);
    }
}
