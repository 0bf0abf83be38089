package io.edgepurge.domain.schedule;

import java.io.Serial;

/** EventBridge Scheduler could not be reached, did not answer in time, or would not answer us; the message says which. */
public final class SchedulerUnavailable extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    public SchedulerUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
