package io.edgepurge.testing;

import io.edgepurge.domain.clearing.ConcurrentRunner;
import java.util.List;
import java.util.function.Function;

/** Together, but one after the other: nothing depends on threads. */
public final class SequentialRunner implements ConcurrentRunner {
    @Override
    public <T, R> List<R> map(List<T> elements, Function<T, R> call) {
        return elements.stream().map(call).toList();
    }
}
