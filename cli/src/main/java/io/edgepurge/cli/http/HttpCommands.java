package io.edgepurge.cli.http;

import io.edgepurge.cli.run.Session;
import picocli.CommandLine;

/** The commands over HTTP. */
public final class HttpCommands {
    private HttpCommands() {}

    /** Adds them to the root. */
    public static void addTo(CommandLine root, Session session) {
        root.addSubcommand(new PurgeCommand(session))
                .addSubcommand(new StatusCommand(session))
                .addSubcommand(new ListCommand(session))
                .addSubcommand(new QuotaCommand(session))
                .addSubcommand(new CancelCommand(session));
    }
}
