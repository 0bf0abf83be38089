package io.edgepurge.cli.run;

import java.util.Optional;
import picocli.CommandLine.Option;

/** The option for the table, which contains the last runs of schedules. */
public final class LastRunOptions {
    private final Session session;

    @Option(
            names = "--table",
            paramLabel = "NAME",
            description = "name of the stack's DynamoDB table (or EDGEPURGE_TABLE, or table in the configuration file);"
                    + " without it, last runs are not shown")
    private Optional<String> table = Optional.empty();

    public LastRunOptions(Session session) {
        this.session = session;
    }

    /** Returns the name of the table; empty if it is not set. */
    public Optional<String> table() {
        return session.settings().find(Setting.TABLE, table);
    }
}
