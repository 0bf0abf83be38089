package io.edgepurge.cli.run;

import java.util.Optional;
import picocli.CommandLine.Option;

/** The doorbell queue that receives a message after an operator purge. */
public final class QueueOptions {
    private final Session session;

    @Option(
            names = "--queue-url",
            paramLabel = "URL",
            description =
                    "URL of the stack's doorbell queue (or EDGEPURGE_QUEUE_URL, or queue-url in the configuration file)")
    private Optional<String> url = Optional.empty();

    public QueueOptions(Session session) {
        this.session = session;
    }

    /** Returns the URL of the queue; empty if it is not configured. */
    public Optional<String> url() {
        return session.settings().find(Setting.QUEUE_URL, url);
    }
}
