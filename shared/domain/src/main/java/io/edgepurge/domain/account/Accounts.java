package io.edgepurge.domain.account;

import java.util.Optional;

/** A port that finds accounts and callers. Safe for use by many threads. */
public interface Accounts {
    /**
     * Returns the caller who owns the key; empty if the key is unknown or revoked.
     *
     * @throws io.edgepurge.domain.purge.StoreUnavailable if the store is unavailable
     */
    Optional<Caller> findCaller(ApiKey key);

    /**
     * Finds an account by its ID.
     *
     * @throws io.edgepurge.domain.purge.StoreUnavailable if the store is unavailable
     */
    Optional<Account> find(AccountId id);
}
