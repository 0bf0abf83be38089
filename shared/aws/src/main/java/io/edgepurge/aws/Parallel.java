package io.edgepurge.aws;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Runs independent calls in virtual threads.
 *
 * @param maxConcurrent the maximum number of calls in progress
 */
record Parallel(int maxConcurrent) {

    /**
     * Makes a call for each element and returns after all calls have ended.
     *
     * @throws RuntimeException the first failure, after all calls have ended
     */
    <T> void forEach(List<T> elements, Consumer<T> call) {
        if (elements.size() < 2) {
            elements.forEach(call);
            return;
        }
        Semaphore permits = new Semaphore(maxConcurrent);
        List<Future<?>> calls = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (T element : elements) {
                permits.acquireUninterruptibly();
                calls.add(threads.submit(() -> {
                    try {
                        call.accept(element);
                    } finally {
                        permits.release();
                    }
                }));
            }
        }
        calls.forEach(Parallel::join);
    }

    /** Returns the result for each element, in the order of the elements. */
    <T, R> List<R> map(List<T> elements, Function<T, R> call) {
        Map<Integer, R> results = new ConcurrentHashMap<>();
        List<Integer> indexes = IntStream.range(0, elements.size()).boxed().toList();
        forEach(indexes, index -> results.put(index, call.apply(elements.get(index))));
        return indexes.stream().map(results::get).map(Objects::requireNonNull).toList();
    }

    private static void join(Future<?> call) {
        try {
            call.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
