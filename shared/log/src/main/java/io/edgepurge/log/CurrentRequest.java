package io.edgepurge.log;

import java.util.Optional;
import java.util.function.Supplier;

/** The Lambda invocation that a thread works for. Every log line of the thread contains its ID. */
public final class CurrentRequest {
    /** Inheritable, because threads started during an invocation work for it too. */
    private static final InheritableThreadLocal<String> ID = new InheritableThreadLocal<>();

    private CurrentRequest() {}

    /**
     * Runs work for an invocation, on this thread and on threads that it starts.
     *
     * @param id the request ID from the Lambda context
     */
    public static <T> T during(String id, Supplier<T> work) {
        ID.set(id);
        try {
            return work.get();
        } finally {
            ID.remove();
        }
    }

    static Optional<String> id() {
        return Optional.ofNullable(ID.get());
    }
}
