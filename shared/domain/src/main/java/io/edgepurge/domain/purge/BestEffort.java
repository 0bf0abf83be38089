package io.edgepurge.domain.purge;

/** Runs side effects whose failure must not fail a purge, such as notifying observers. */
public final class BestEffort {
    private BestEffort() {}

    /** Runs an action and ignores the exceptions that it throws. */
    public static void run(Runnable action) {
        try {
            action.run();
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            // The purge is recorded already; an observer must not turn it into a failure.
        }
    }
}
