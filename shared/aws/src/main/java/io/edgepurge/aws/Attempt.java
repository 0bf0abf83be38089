package io.edgepurge.aws;

/** The outcome of one attempt that {@link Backoff} may repeat. */
sealed interface Attempt<T> {
    /** The attempt is over. */
    record Done<T>(T result) implements Attempt<T> {}

    /** Another writer interfered, or DynamoDB throttled the request; try again after a pause. */
    record Retry<T>() implements Attempt<T> {}

    static <T> Attempt<T> done(T result) {
        return new Done<>(result);
    }

    static <T> Attempt<T> retry() {
        return new Retry<>();
    }

    /** Returns a finished attempt if {@code succeeded}, and a retry otherwise. */
    static <T> Attempt<T> doneIf(boolean succeeded, T result) {
        return succeeded ? done(result) : retry();
    }
}
