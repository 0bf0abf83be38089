package io.edgepurge.client;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** An answer that is not what the service says; never leaves this package. */
final class UnreadableAnswer extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    UnreadableAnswer(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
