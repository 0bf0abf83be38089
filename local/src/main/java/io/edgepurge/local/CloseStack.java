package io.edgepurge.local;

import java.util.ArrayDeque;
import java.util.Deque;

/** What has been started, closed in the opposite order. Safe for many threads. */
final class CloseStack implements AutoCloseable {
    private final Deque<AutoCloseable> parts = new ArrayDeque<>();

    synchronized <T extends AutoCloseable> T keep(T part) {
        parts.push(part);
        return part;
    }

    /** Closes all, whatever one of them throws. */
    @Override
    public synchronized void close() {
        while (!parts.isEmpty()) {
            close(parts.pop());
        }
    }

    private static void close(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception e) {
            // everything here lives in this process or dies with it: the others are worth closing all the same
        }
    }
}
