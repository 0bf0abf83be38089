package io.edgepurge.wire;

import java.util.function.Function;

/** What a caller sent, understood, or the problem with it. */
public sealed interface Parsed<T> {
    /** It is well-formed; whether it may be done is for the desk to say. */
    record Understood<T>(T value) implements Parsed<T> {}

    /** It is not. */
    record Rejected<T>(Problem problem) implements Parsed<T> {}

    /** Goes on with what was understood; the first problem stands. */
    default <U> Parsed<U> then(Function<T, Parsed<U>> next) {
        return switch (this) {
            case Understood<T>(T value) -> next.apply(value);
            case Rejected<T>(Problem problem) -> new Rejected<>(problem);
        };
    }
}
