package io.edgepurge.domain.purge;

import java.io.Serial;

/** The records could not be reached, or did not answer in time. What was asked may or may not have happened; ask again. */
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
