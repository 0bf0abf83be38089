package io.edgepurge.testing;

import io.edgepurge.domain.account.Account;
import io.edgepurge.domain.account.AccountId;
import io.edgepurge.domain.account.Accounts;
import io.edgepurge.domain.account.ActiveKey;
import io.edgepurge.domain.account.ApiKey;
import io.edgepurge.domain.account.Caller;
import io.edgepurge.domain.account.KeyId;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** An in-memory {@code Accounts}. Safe for use by many threads. */
public final class InMemoryAccounts implements Accounts {
    private final Map<AccountId, Account> accounts = new ConcurrentHashMap<>();
    private final Map<String, ActiveKey> keys = new ConcurrentHashMap<>();

    /** Adds an account with one key. */
    public InMemoryAccounts with(Account account, ApiKey key, KeyId id) {
        return with(key, Caller.unrestricted(account, id));
    }

    /** Adds a key, and its account. */
    public InMemoryAccounts with(ApiKey key, Caller caller) {
        accounts.put(caller.account().id(), caller.account());
        keys.put(key.sha256(), new ActiveKey(caller, Optional.empty()));
        return this;
    }

    /** Sets the time at which a key expires. */
    public void end(ApiKey key, Instant at) {
        keys.computeIfPresent(key.sha256(), (_, active) -> new ActiveKey(active.caller(), Optional.of(at)));
    }

    /** Removes a key. */
    public void revoke(ApiKey key) {
        keys.remove(key.sha256());
    }

    @Override
    public Optional<ActiveKey> findKey(ApiKey key) {
        return Optional.ofNullable(keys.get(key.sha256()));
    }

    @Override
    public Optional<Account> find(AccountId id) {
        return Optional.ofNullable(accounts.get(id));
    }
}
