package io.edgepurge.domain.schedule;

import java.io.Serial;

/** Thrown when EventBridge Scheduler is unreachable, times out, or denies access; the message contains the cause. */
public final class SchedulerUnavailable extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    public SchedulerUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
