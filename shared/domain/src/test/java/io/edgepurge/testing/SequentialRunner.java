package io.edgepurge.testing;

import io.edgepurge.domain.clearing.ConcurrentRunner;
import java.util.List;
import java.util.function.Function;

/** A {@code ConcurrentRunner} that makes one call after the other, so that tests are deterministic. */
public final class SequentialRunner implements ConcurrentRunner {
    @Override
    public <T, R> List<R> map(List<T> elements, Function<T, R> call) {
        return elements.stream().map(call).toList();
    }
}
