package io.edgepurge.domain.clearing;

import io.edgepurge.domain.account.Accounts;

/**
 * What clearing works with, beside what the worker does.
 *
 * @param accounts where the caches of an endpoint are looked up, each time anew
 */
public record ClearingPorts(
        ClearanceStore clearances, Accounts accounts, OriginCacheClient caches, ConcurrentRunner runner) {}
