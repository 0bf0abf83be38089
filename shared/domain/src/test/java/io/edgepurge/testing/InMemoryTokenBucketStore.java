package io.edgepurge.testing;

import io.edgepurge.domain.ratelimit.TokenBucket;
import io.edgepurge.domain.ratelimit.TokenBucketStore;
import java.util.Optional;

/** An in-memory {@code TokenBucketStore} with the same contract as the DynamoDB store. Safe for use by many threads. */
public final class InMemoryTokenBucketStore implements TokenBucketStore {
    private Optional<TokenBucket> kept = Optional.empty();

    @Override
    public synchronized Optional<TokenBucket> read() {
        return kept;
    }

    @Override
    public synchronized boolean replace(Optional<TokenBucket> read, TokenBucket next) {
        boolean unchanged = kept.equals(read);
        if (unchanged) {
            kept = Optional.of(next);
        }
        return unchanged;
    }
}
