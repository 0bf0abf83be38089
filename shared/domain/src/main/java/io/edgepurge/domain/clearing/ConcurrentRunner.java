package io.edgepurge.domain.clearing;

import java.util.List;
import java.util.function.Function;

/** Runs independent calls, possibly concurrently. */
public interface ConcurrentRunner {
    /**
     * Makes a call for every element and returns the results in the order of the elements, after all calls have ended.
     *
     * @throws RuntimeException the first failure, after all calls have ended
     */
    <T, R> List<R> map(List<T> elements, Function<T, R> call);

    /** Returns a runner that uses one virtual thread per element. */
    static ConcurrentRunner virtualThreads() {
        return new VirtualThreadRunner();
    }
}
