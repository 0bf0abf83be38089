package io.edgepurge.aws;

import io.edgepurge.domain.purge.StoreUnavailable;

/** The outcome of one attempt that {@link Backoff} may repeat. */
sealed interface Attempt<T> {
    /** The attempt is over. */
    record Done<T>(T result) implements Attempt<T> {}

    /**
     * Another writer interfered, or DynamoDB throttled the request; try again after a pause.
     *
     * @param failure thrown if this was the last attempt
     */
    record Retry<T>(StoreUnavailable failure) implements Attempt<T> {}

    static <T> Attempt<T> done(T result) {
        return new Done<>(result);
    }

    static <T> Attempt<T> retry() {
        return retry(new StoreUnavailable("other writers changed the same item during every attempt"));
    }

    static <T> Attempt<T> retry(StoreUnavailable failure) {
        return new Retry<>(failure);
    }

    /** Returns a finished attempt if {@code succeeded}, and a retry otherwise. */
    static <T> Attempt<T> doneIf(boolean succeeded, T result) {
        return succeeded ? done(result) : retry();
    }
}
