package io.edgepurge.client;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** Thrown when a response is not the JSON that the client expects. Never leaves this package. */
final class UnreadableResponse extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    UnreadableResponse(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
