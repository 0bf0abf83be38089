package io.edgepurge.local;

import java.util.ArrayDeque;
import java.util.Deque;

/** Closes registered resources in reverse order. Thread-safe. */
final class CloseStack implements AutoCloseable {
    private final Deque<AutoCloseable> resources = new ArrayDeque<>();

    synchronized <T extends AutoCloseable> T register(T resource) {
        resources.push(resource);
        return resource;
    }

    /** Closes all resources, even if some of them throw. */
    @Override
    public synchronized void close() {
        while (!resources.isEmpty()) {
            close(resources.pop());
        }
    }

    private static void close(AutoCloseable resource) {
        try {
            resource.close();
        } catch (Exception e) {
            // Every resource ends with this process, so one failure must not stop the others from being closed.
        }
    }
}
