package io.edgepurge.aws;

import java.util.Optional;
import java.util.function.Supplier;

/** Makes a thing when it is first asked for, and keeps it. Safe for many threads. */
final class Lazy<T> implements Supplier<T> {
    private final Supplier<T> maker;
    private Optional<T> made = Optional.empty();

    Lazy(Supplier<T> maker) {
        this.maker = maker;
    }

    @Override
    public synchronized T get() {
        T thing = made.orElseGet(maker);
        made = Optional.of(thing);
        return thing;
    }
}
