package io.edgepurge.log;

import java.util.Optional;
import java.util.function.Supplier;

/** The invocation that a thread works for, so that every line of it bears the id that Lambda gave it. */
public final class CurrentRequest {
    /** Threads that are started on the way work for the same invocation. */
    private static final InheritableThreadLocal<String> ID = new InheritableThreadLocal<>();

    private CurrentRequest() {}

    /**
     * Works for an invocation, on this thread and those it starts.
     *
     * @param id as Lambda's context tells it
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
