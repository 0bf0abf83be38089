package io.edgepurge.domain.purge;

/** Tells observers, whose troubles must not become those of a purge. */
public final class BestEffort {
    private BestEffort() {}

    /** Runs it; an exception that it throws is dropped, since nobody here could do anything about it. */
    public static void tell(Runnable news) {
        try {
            news.run();
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            // nothing of it is worth a purge
        }
    }
}
