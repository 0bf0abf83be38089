package io.edgepurge.cli.run;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which stack an operator works on: the options of every command straight against the table. */
public final class TableOptions {
    private final Session session;

    @Option(
            names = "--table",
            paramLabel = "NAME",
            description = "the stack's DynamoDB table (or EDGEPURGE_TABLE, or table in the file of settings)")
    private Optional<String> table = Optional.empty();

    @Option(
            names = "--region",
            paramLabel = "REGION",
            description = "the stack's region (default: AWS_REGION or that of the AWS profile)")
    private Optional<String> region = Optional.empty();

    public TableOptions(Session session) {
        this.session = session;
    }

    /**
     * The environment, with the table's name as {@code PURGE_TABLE}: what {@code AwsWiring} asks for.
     *
     * @throws CommandFailure if the table's name is missing
     */
    public Map<String, String> variables() {
        Map<String, String> variables = new HashMap<>(session.environment());
        variables.put("PURGE_TABLE", session.settings().require(Setting.TABLE, table));
        region.ifPresent(name -> variables.put("AWS_REGION", name));
        return variables;
    }
}
