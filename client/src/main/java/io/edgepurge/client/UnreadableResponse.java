package io.edgepurge.client;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** An answer that is not what the service says; never leaves this package. */
final class UnreadableResponse extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    UnreadableResponse(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
