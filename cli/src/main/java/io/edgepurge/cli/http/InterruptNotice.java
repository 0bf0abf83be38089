package io.edgepurge.cli.http;

import io.edgepurge.cli.run.Session;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/**
 * What to say on Ctrl-C while a purge is asked for or waited for. The JVM then ends with 130 by itself, since it was a signal.
 * Close it when there is nothing left to say.
 */
final class InterruptNotice implements AutoCloseable {
    private final AtomicReference<String> message;
    private final Thread hook;

    private InterruptNotice(AtomicReference<String> message, Thread hook) {
        this.message = message;
        this.hook = hook;
    }

    static InterruptNotice beforeAnswer(Session session, String key) {
        return begin(
                session,
                "Interrupted before the answer came. To make sure of it, run the same command again with"
                        + " --idempotency-key " + key);
    }

    static InterruptNotice whileWaiting(Session session, List<String> ids) {
        return begin(session, goesOn(ids));
    }

    private static InterruptNotice begin(Session session, String first) {
        AtomicReference<String> message = new AtomicReference<>(first);
        Thread hook = Thread.ofPlatform().unstarted(() -> {
            String clear = session.terminal().err() ? "\r\033[K" : "";
            session.printMessage(clear + "edgepurge: " + message.get());
        });
        Runtime.getRuntime().addShutdownHook(hook);
        return new InterruptNotice(message, hook);
    }

    /** From now on these are under way. */
    void accepted(List<String> ids) {
        message.set(goesOn(ids));
    }

    private static String goesOn(List<String> ids) {
        return "Interrupted; the purge goes on: edgepurge status --wait " + String.join(" ", ids);
    }

    @Override
    public void close() {
        try {
            boolean _ = Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // it is being said
        }
    }
}
