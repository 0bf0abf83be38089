package io.edgepurge.domain.ratelimit;

import java.util.Optional;

/**
 * The calls in hand, shared by all workers. Reads are strongly consistent. Safe for use by many workers at once.
 *
 * <p>Every method throws {@link io.edgepurge.domain.purge.StoreUnavailable} when the store cannot be reached.
 */
public interface TokenBucketStore {
    /** The calls in hand when somebody last took one, or nothing if nobody ever has. */
    Optional<TokenBucket> pace();

    /**
     * Stores what is left.
     *
     * @return false, with nothing changed, if somebody else stored another pace since this one was read
     */
    boolean replace(Optional<TokenBucket> read, TokenBucket next);
}
