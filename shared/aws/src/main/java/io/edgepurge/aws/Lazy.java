package io.edgepurge.aws;

import java.util.Optional;
import java.util.function.Supplier;

/** A supplier that computes its value on the first call and keeps it. Safe for use by many threads. */
final class Lazy<T> implements Supplier<T> {
    private final Supplier<T> factory;
    private Optional<T> value = Optional.empty();

    Lazy(Supplier<T> factory) {
        this.factory = factory;
    }

    @Override
    public synchronized T get() {
        T computed = value.orElseGet(factory);
        value = Optional.of(computed);
        return computed;
    }
}
