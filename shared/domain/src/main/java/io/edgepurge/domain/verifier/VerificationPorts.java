package io.edgepurge.domain.verifier;

import io.edgepurge.domain.account.Accounts;
import io.edgepurge.domain.clearing.ConcurrentRunner;
import io.edgepurge.domain.purge.PurgeStore;
import io.edgepurge.domain.verification.ViewerClient;

/**
 * The ports that visits use in addition to those of the worker.
 *
 * @param accounts finds the URL endpoints of an account, uncached
 */
public record VerificationPorts(
        VerificationStore store, PurgeStore purges, Accounts accounts, ViewerClient viewer, ConcurrentRunner runner) {}
