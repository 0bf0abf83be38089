package io.edgepurge.domain.ratelimit;

import java.util.Optional;

/**
 * The port to the stored token bucket, which all workers share. Reads are strongly consistent. Safe for use by concurrent
 * workers.
 *
 * <p>Every method throws {@link io.edgepurge.domain.purge.StoreUnavailable} when the store is unavailable.
 */
public interface TokenBucketStore {
    /** Returns the bucket as last stored; empty if no token has ever been taken. */
    Optional<TokenBucket> read();

    /**
     * Replaces the stored bucket if it still equals the one that was read (optimistic locking).
     *
     * @param read the result of {@link #read}
     * @return false, with nothing changed, if another worker has replaced the bucket since
     */
    boolean replace(Optional<TokenBucket> read, TokenBucket next);
}
