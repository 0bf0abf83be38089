package io.edgepurge.domain.purge;

import java.io.Serial;

/** Thrown when a store is unreachable or times out. The operation may or may not have happened; callers retry. */
public final class StoreUnavailable extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    public StoreUnavailable(String message) {
        super(message);
    }

    public StoreUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
