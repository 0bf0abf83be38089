package io.edgepurge.testing;

import io.edgepurge.domain.account.Account;
import io.edgepurge.domain.account.AccountId;
import io.edgepurge.domain.account.Accounts;
import io.edgepurge.domain.account.ApiKey;
import io.edgepurge.domain.account.Caller;
import io.edgepurge.domain.account.KeyId;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** An in-memory {@code Accounts}. Safe for use by many threads. */
public final class InMemoryAccounts implements Accounts {
    private final Map<AccountId, Account> accounts = new ConcurrentHashMap<>();
    private final Map<String, Caller> callers = new ConcurrentHashMap<>();

    /** Adds an account with one key. */
    public InMemoryAccounts with(Account account, ApiKey key, KeyId id) {
        accounts.put(account.id(), account);
        callers.put(key.sha256(), Caller.unrestricted(account, id));
        return this;
    }

    /** Removes a key. */
    public void revoke(ApiKey key) {
        callers.remove(key.sha256());
    }

    @Override
    public Optional<Caller> findCaller(ApiKey key) {
        return Optional.ofNullable(callers.get(key.sha256()));
    }

    @Override
    public Optional<Account> find(AccountId id) {
        return Optional.ofNullable(accounts.get(id));
    }
}
