package io.edgepurge.cli.run;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options of all commands that access the table directly. */
public final class TableOptions {
    private final Session session;

    @Option(
            names = "--table",
            paramLabel = "NAME",
            description = "name of the stack's DynamoDB table (or EDGEPURGE_TABLE, or table in the configuration file)")
    private Optional<String> table = Optional.empty();

    @Option(
            names = "--region",
            paramLabel = "REGION",
            description = "the stack's region (default: AWS_REGION, or the region of the AWS profile)")
    private Optional<String> region = Optional.empty();

    public TableOptions(Session session) {
        this.session = session;
    }

    /**
     * Returns the environment with the table name as {@code PURGE_TABLE}, as {@code AwsWiring} expects it.
     *
     * @throws CommandFailure if the table name is missing
     */
    public Map<String, String> variables() {
        Map<String, String> variables = new HashMap<>(session.environment());
        variables.put("PURGE_TABLE", session.settings().require(Setting.TABLE, table));
        region.ifPresent(name -> variables.put("AWS_REGION", name));
        return variables;
    }
}
