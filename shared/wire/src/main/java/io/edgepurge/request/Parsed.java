package io.edgepurge.request;

import io.edgepurge.response.Problem;
import java.util.function.Function;

/** The result of parsing input of a caller. */
public sealed interface Parsed<T> {
    /** The input is well-formed. The service validates its content. */
    record Understood<T>(T value) implements Parsed<T> {}

    /** The input is malformed. */
    record Rejected<T>(Problem problem) implements Parsed<T> {}

    /** Continues with the parsed value, or keeps the problem. */
    default <U> Parsed<U> then(Function<T, Parsed<U>> next) {
        return switch (this) {
            case Understood<T>(T value) -> next.apply(value);
            case Rejected<T>(Problem problem) -> new Rejected<>(problem);
        };
    }
}
