package io.edgepurge.local;

import java.util.ArrayDeque;
import java.util.Deque;

/** What has been started, closed in the opposite order. Safe for many threads. */
final class CloseStack implements AutoCloseable {
    private final Deque<AutoCloseable> resources = new ArrayDeque<>();

    synchronized <T extends AutoCloseable> T register(T resource) {
        resources.push(resource);
        return resource;
    }

    /** Closes all, whatever one of them throws. */
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
            // everything here lives in this process or dies with it: the others are worth closing all the same
        }
    }
}
