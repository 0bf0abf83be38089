package io.edgepurge.client;

import java.util.Optional;

/**
 * The visits to the URLs of a purge, as one.
 *
 * @param result pending as long as another visit follows; then the worst result
 * @param checked the number of items whose URL was visited
 * @param warning what to do about stale URLs
 */
public record Verification(VerificationResult result, int checked, Optional<String> warning) {
    /** Returns whether another visit follows. */
    public boolean isPending() {
        return result == VerificationResult.PENDING;
    }

    static Verification of(JsonFields json) {
        return new Verification(
                VerificationResult.ofWord(json.text("result")), json.number("checked"), json.optionalText("warning"));
    }
}
