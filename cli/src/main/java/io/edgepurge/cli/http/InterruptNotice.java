package io.edgepurge.cli.http;

import io.edgepurge.cli.run.Session;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Prints a message on Ctrl-C during {@code purge} and {@code status --wait}. The JVM then exits with 130. Close the notice when
 * there is nothing left to interrupt.
 */
final class InterruptNotice implements AutoCloseable {
    private final AtomicReference<String> message;
    private final Thread hook;

    private InterruptNotice(AtomicReference<String> message, Thread hook) {
        this.message = message;
        this.hook = hook;
    }

    static InterruptNotice beforeResponse(Session session, String key) {
        return begin(
                session,
                "Interrupted before a response arrived. The purge may or may not have been accepted. Run the same command"
                        + " again with --idempotency-key " + key);
    }

    static InterruptNotice whileWaiting(Session session, List<String> ids) {
        return begin(session, continues(ids));
    }

    private static InterruptNotice begin(Session session, String first) {
        AtomicReference<String> message = new AtomicReference<>(first);
        Thread hook = Thread.ofPlatform().unstarted(() -> {
            session.showProgress("");
            session.printMessage("edgepurge: " + message.get());
        });
        Runtime.getRuntime().addShutdownHook(hook);
        return new InterruptNotice(message, hook);
    }

    /** Changes the message, because these purges are accepted now. */
    void accepted(List<String> ids) {
        message.set(continues(ids));
    }

    private static String continues(List<String> ids) {
        return "Interrupted; the purge continues. To wait again, run: edgepurge status --wait " + String.join(" ", ids);
    }

    @Override
    public void close() {
        try {
            boolean _ = Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // the message is being printed
        }
    }
}
