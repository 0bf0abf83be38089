package io.edgepurge.domain.purge;

import io.edgepurge.domain.account.AccountId;
import java.util.Optional;

/** Finds purges that are still queued. Safe for use by many threads. */
public interface QueuedPurges {
    /**
     * Returns the purge if all of its items are queued: not planned, not in an invalidation, not ended. The result is
     * consistent, as if the whole purge had been read at one moment.
     *
     * @throws StoreUnavailable if the store cannot be reached
     */
    Optional<PurgeProgress> findQueued(AccountId account, PurgeId id);
}
