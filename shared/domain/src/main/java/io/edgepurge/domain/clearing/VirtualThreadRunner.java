package io.edgepurge.domain.clearing;

import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/** Runs each call in a virtual thread of its own; a single call runs in the current thread. */
final class VirtualThreadRunner implements ConcurrentRunner {
    @Override
    public <T, R> List<R> map(List<T> elements, Function<T, R> call) {
        if (elements.size() < 2) {
            return elements.stream().map(call).toList();
        }
        List<Future<R>> calls;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            calls = elements.stream()
                    .map(element -> threads.submit(() -> call.apply(element)))
                    .toList();
        }
        return calls.stream().map(VirtualThreadRunner::result).toList();
    }

    private static <R> R result(Future<R> ended) {
        try {
            return ended.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : new CompletionException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CompletionException(e);
        }
    }
}
