package io.edgepurge.local.scheduler;

/** An error response of EventBridge Scheduler. */
final class SchedulerException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int status;
    private final String type;

    private SchedulerException(int status, String type, String message) {
        super(message, null, false, false);
        this.status = status;
        this.type = type;
    }

    static SchedulerException notFound(String what) {
        return new SchedulerException(404, "ResourceNotFoundException", what + " does not exist.");
    }

    static SchedulerException alreadyExists(String name) {
        return new SchedulerException(409, "ConflictException", "Schedule " + name + " already exists.");
    }

    static SchedulerException invalid(String sentence) {
        return new SchedulerException(400, "ValidationException", sentence);
    }

    int status() {
        return status;
    }

    /** Returns the value of {@code x-amzn-ErrorType}. */
    String type() {
        return type;
    }
}
