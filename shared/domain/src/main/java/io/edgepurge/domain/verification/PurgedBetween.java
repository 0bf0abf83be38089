package io.edgepurge.domain.verification;

import java.time.Instant;

/**
 * The times between which CloudFront removed a purged copy.
 *
 * @param requestedAt the time at which the purge joined its queue, before its invalidation was created
 * @param completedAt the time at which the worker saw the invalidation completed, after its actual completion
 */
public record PurgedBetween(Instant requestedAt, Instant completedAt) {}
