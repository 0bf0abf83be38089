package io.edgepurge.domain.clearing;

import java.util.List;
import java.util.function.Function;

/** Does several things that need not wait for one another. */
public interface ConcurrentRunner {
    /**
     * Calls for every element, and returns the results in the order of the elements when all calls have ended.
     *
     * @throws RuntimeException the first failure, after all calls have ended
     */
    <T, R> List<R> map(List<T> elements, Function<T, R> call);

    /** A virtual thread an element. */
    static ConcurrentRunner virtualThreads() {
        return new VirtualThreadRunner();
    }
}
