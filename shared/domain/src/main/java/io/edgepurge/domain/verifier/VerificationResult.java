package io.edgepurge.domain.verifier;

import io.edgepurge.domain.purge.PurgeProgress;

/** The outcome of a request to visit the URLs of a purge again. */
public sealed interface VerificationResult {
    /** The visits are due. Their results appear in the purge within seconds. */
    record Scheduled(PurgeProgress progress) implements VerificationResult {}

    /** The account has no such purge. */
    record NotFound() implements VerificationResult {}

    /**
     * There is nothing to visit now.
     *
     * @param sentence the reason, for the caller
     */
    record NotPossible(String sentence) implements VerificationResult {}

    /** The URLs were visited less than ten seconds ago. */
    record TooSoon() implements VerificationResult {}
}
