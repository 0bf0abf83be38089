package io.edgepurge.client;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What became of a call that was not answered.
 *
 * @param happened in a sentence
 * @param idempotencyKey of a request for a purge
 */
record NoResponse(
        String happened,
        Optional<String> idempotencyKey,
        @Nullable Throwable cause) {
    /** What happened, and what to do. */
    String message() {
        return happened
                + idempotencyKey
                        .map(key ->
                                " Whether the purge was accepted is not known: send the same request again under its"
                                        + " idempotency key '" + key + "', and it is accepted and charged once.")
                        .orElse(" Ask again.");
    }
}
