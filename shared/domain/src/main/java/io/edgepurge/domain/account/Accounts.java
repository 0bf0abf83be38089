package io.edgepurge.domain.account;

import java.util.Optional;

/** A port that finds accounts and callers. Safe for use by many threads. */
public interface Accounts {
    /**
     * Finds the caller who owns the key, and the time until which the key is valid; empty if the key is unknown, expired, or revoked.
     *
     * @throws io.edgepurge.domain.purge.StoreUnavailable if the store is unavailable
     */
    Optional<ActiveKey> findKey(ApiKey key);

    /**
     * Returns the caller who owns the key; empty if the key is unknown, expired, or revoked.
     *
     * @throws io.edgepurge.domain.purge.StoreUnavailable if the store is unavailable
     */
    default Optional<Caller> findCaller(ApiKey key) {
        return findKey(key).map(ActiveKey::caller);
    }

    /**
     * Finds an account by its ID.
     *
     * @throws io.edgepurge.domain.purge.StoreUnavailable if the store is unavailable
     */
    Optional<Account> find(AccountId id);
}
