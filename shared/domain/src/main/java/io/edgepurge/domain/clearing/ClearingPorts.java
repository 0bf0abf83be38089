package io.edgepurge.domain.clearing;

import io.edgepurge.domain.account.Accounts;

/**
 * The ports that clearing uses in addition to those of the worker.
 *
 * @param accounts finds the caches of an endpoint, uncached
 */
public record ClearingPorts(
        ClearanceStore clearances, Accounts accounts, OriginCacheClient caches, ConcurrentRunner runner) {}
