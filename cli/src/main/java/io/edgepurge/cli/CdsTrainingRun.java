package io.edgepurge.cli;

import io.edgepurge.cli.run.Session;
import io.edgepurge.cli.run.Terminal;
import java.io.Writer;
import java.util.List;
import java.util.Map;

/**
 * Runs some commands once after a build, so that the JVM can record the loaded classes in a CDS archive and start faster. The
 * commands call only a loopback port without a listener. They may fail: only the loaded classes matter.
 */
public final class CdsTrainingRun {
    private static final List<List<String>> COMMANDS = List.of(
            List.of("help", "account"),
            List.of("no-such-command"),
            List.of("purge", "--url", "http://127.0.0.1:1", "--key", "none", "http://127.0.0.1:1/a.jpg"),
            List.of("account", "show", "acme", "--output", "json"),
            List.of("key", "list", "acme"));

    /** Points to port 1, which no server uses. */
    private static final Map<String, String> ENVIRONMENT = Map.of(
            "HOME", "/nonexistent",
            "EDGEPURGE_TABLE", "training",
            "AWS_ENDPOINT_URL_DYNAMODB", "http://127.0.0.1:1",
            "AWS_REGION", "us-east-1",
            "AWS_ACCESS_KEY_ID", "training",
            "AWS_SECRET_ACCESS_KEY", "training");

    private CdsTrainingRun() {}

    /** Ignores its arguments and prints nothing. */
    public static void main(String[] arguments) {
        Writer discarded = Writer.nullWriter();
        for (List<String> command : COMMANDS) {
            Session session = new Session(ENVIRONMENT, Terminal.NONE, discarded, discarded);
            Commands.execute(session, command.toArray(String[]::new));
        }
    }
}
