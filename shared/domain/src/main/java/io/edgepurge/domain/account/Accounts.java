package io.edgepurge.domain.account;

import java.util.Optional;

/** The accounts and their keys. Safe for use by many threads. */
public interface Accounts {
    /**
     * Whose key this is, or nothing if it is nobody's or revoked.
     *
     * @throws io.edgepurge.domain.purge.StoreUnavailable if the record cannot be reached
     */
    Optional<Caller> callerWith(ApiKey key);

    /**
     * One account by its id.
     *
     * @throws io.edgepurge.domain.purge.StoreUnavailable if the record cannot be reached
     */
    Optional<Account> find(AccountId id);
}
