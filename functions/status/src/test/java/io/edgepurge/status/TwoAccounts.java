package io.edgepurge.status;

import io.edgepurge.domain.account.Account;
import io.edgepurge.domain.account.AccountId;
import io.edgepurge.domain.account.Accounts;
import io.edgepurge.domain.account.ApiKey;
import io.edgepurge.domain.account.Caller;
import io.edgepurge.domain.account.KeyId;
import java.util.List;
import java.util.Optional;

/** The accounts "demo" and "other", with the keys "private_demo" and "private_other". */
final class TwoAccounts implements Accounts {
    @Override
    public Optional<Caller> findCaller(ApiKey key) {
        return switch (key.secret()) {
            case "private_demo", "private_other" ->
                find(new AccountId(key.secret().substring("private_".length())))
                        .map(account -> Caller.unrestricted(account, new KeyId("key-1")));
            default -> Optional.empty();
        };
    }

    @Override
    public Optional<Account> find(AccountId id) {
        return Optional.of(new Account(id, List.of(), 1000));
    }
}
