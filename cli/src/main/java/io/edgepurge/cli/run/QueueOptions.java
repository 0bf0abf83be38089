package io.edgepurge.cli.run;

import java.util.Optional;
import picocli.CommandLine.Option;

/** Whom to ring after a purge straight against the table. */
public final class QueueOptions {
    private final Session session;

    @Option(
            names = "--queue-url",
            paramLabel = "URL",
            description = "the stack's doorbell queue (or EDGEPURGE_QUEUE_URL, or queue-url in the file of settings)")
    private Optional<String> url = Optional.empty();

    public QueueOptions(Session session) {
        this.session = session;
    }

    /** The queue's URL, if it is set anywhere. */
    public Optional<String> url() {
        return session.settings().find(Setting.QUEUE_URL, url);
    }
}
