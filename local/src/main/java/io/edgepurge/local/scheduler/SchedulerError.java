package io.edgepurge.local.scheduler;

/** An error that Scheduler answers with. */
final class SchedulerError extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int status;
    private final String type;

    private SchedulerError(int status, String type, String message) {
        super(message, null, false, false);
        this.status = status;
        this.type = type;
    }

    static SchedulerError notThere(String what) {
        return new SchedulerError(404, "ResourceNotFoundException", what + " does not exist.");
    }

    static SchedulerError existsAlready(String name) {
        return new SchedulerError(409, "ConflictException", "Schedule " + name + " already exists.");
    }

    static SchedulerError invalid(String sentence) {
        return new SchedulerError(400, "ValidationException", sentence);
    }

    int status() {
        return status;
    }

    /** What stands in {@code x-amzn-ErrorType}. */
    String type() {
        return type;
    }
}
