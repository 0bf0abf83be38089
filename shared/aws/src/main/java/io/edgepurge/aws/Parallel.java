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
 * Does many small independent calls a few at a time.
 *
 * @param atOnce how many calls may be under way together
 */
record Parallel(int atOnce) {

    /**
     * Calls for every element and returns when all calls have ended.
     *
     * @throws RuntimeException the first failure, after all calls have ended
     */
    <T> void forEach(List<T> elements, Consumer<T> call) {
        if (elements.size() < 2) {
            elements.forEach(call);
            return;
        }
        Semaphore places = new Semaphore(atOnce);
        List<Future<?>> calls = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (T element : elements) {
                places.acquireUninterruptibly();
                calls.add(threads.submit(() -> {
                    try {
                        call.accept(element);
                    } finally {
                        places.release();
                    }
                }));
            }
        }
        calls.forEach(Parallel::outcome);
    }

    /** What the call makes of each element, in the order of the elements. */
    <T, R> List<R> map(List<T> elements, Function<T, R> call) {
        Map<Integer, R> results = new ConcurrentHashMap<>();
        List<Integer> places = IntStream.range(0, elements.size()).boxed().toList();
        forEach(places, place -> results.put(place, call.apply(elements.get(place))));
        return places.stream().map(results::get).map(Objects::requireNonNull).toList();
    }

    private static void outcome(Future<?> call) {
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
