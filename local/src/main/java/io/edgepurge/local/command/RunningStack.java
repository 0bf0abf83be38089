package io.edgepurge.local.command;

import io.edgepurge.local.LocalConfig;
import io.edgepurge.local.LocalEdgePurge;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Map;

/** A stack that also closes when the process receives a termination signal. */
record RunningStack(LocalEdgePurge edgePurge, StackLog log, Thread hook) implements AutoCloseable {
    /** The time limit for a clean shutdown; the process exits afterwards. */
    private static final Duration SHUTDOWN_TIMEOUT = Duration.ofSeconds(3);

    static RunningStack start(StackOptions options, Map<String, String> environment, PrintWriter messages) {
        LocalConfig config = options.config();
        StackLog log = StackLog.open(options.logFile(), messages, options.verbose());
        LocalEdgePurge edgePurge = LocalEdgePurge.start(config, environment, log);
        Thread hook = Thread.ofPlatform().unstarted(() -> closeWithTimeout(edgePurge));
        Runtime.getRuntime().addShutdownHook(hook);
        return new RunningStack(edgePurge, log, hook);
    }

    private static void closeWithTimeout(LocalEdgePurge edgePurge) {
        try {
            Thread.ofPlatform().daemon().start(edgePurge::close).join(SHUTDOWN_TIMEOUT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        edgePurge.close();
        log.close();
    }
}
