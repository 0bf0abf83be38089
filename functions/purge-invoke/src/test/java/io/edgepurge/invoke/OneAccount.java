package io.edgepurge.invoke;

import io.edgepurge.domain.account.Account;
import io.edgepurge.domain.account.AccountId;
import io.edgepurge.domain.account.Accounts;
import io.edgepurge.domain.account.ApiKey;
import io.edgepurge.domain.account.Caller;
import io.edgepurge.domain.account.DistributionId;
import io.edgepurge.domain.account.KeyId;
import io.edgepurge.domain.account.UrlEndpoint;
import java.util.List;
import java.util.Optional;

/** The account "demo", whose key is "private_demo". */
final class OneAccount implements Accounts {
    private static final UrlEndpoint ENDPOINT =
            UrlEndpoint.of("https://img.example/demo/", new DistributionId("E1A2B3"));

    private final Account account;

    OneAccount(int monthlyQuota) {
        this.account = new Account(new AccountId("demo"), List.of(ENDPOINT), monthlyQuota);
    }

    @Override
    public Optional<Caller> callerWith(ApiKey key) {
        return key.secret().equals("private_demo")
                ? Optional.of(new Caller(account, new KeyId("key-1")))
                : Optional.empty();
    }

    @Override
    public Optional<Account> find(AccountId id) {
        return Optional.of(account).filter(known -> known.id().equals(id));
    }
}
