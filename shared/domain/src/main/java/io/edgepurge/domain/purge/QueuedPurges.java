package io.edgepurge.domain.purge;

import io.edgepurge.domain.account.AccountId;
import java.util.Optional;

/** Tells which purges wait as on the day they came. Safe for use by many threads. */
public interface QueuedPurges {
    /**
     * The purge, if none of its items is in a plan, in an invalidation, or has ended: as if all of it had been read at one
     * moment.
     *
     * @throws StoreUnavailable if the record cannot be reached
     */
    Optional<PurgeProgress> findQueued(AccountId account, PurgeId id);
}
