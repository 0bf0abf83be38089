package io.edgepurge.cli;

import io.edgepurge.cli.run.Session;
import io.edgepurge.cli.run.Terminal;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.List;
import java.util.Map;

/**
 * Walks through commands once after a build, so that the JVM can write down which classes they load and start faster from
 * then on. Nothing is called but a port of this machine where nobody listens; a command that fails is as good as any.
 */
public final class CdsTrainingRun {
    private static final List<List<String>> COMMANDS = List.of(
            List.of("help", "account"),
            List.of("no-such-command"),
            List.of("purge", "--url", "http://127.0.0.1:1", "--key", "none", "http://127.0.0.1:1/a.jpg"),
            List.of("account", "show", "acme", "--output", "json"),
            List.of("key", "list", "acme"));

    /** Nobody listens on a port that no server may be given. */
    private static final Map<String, String> ENVIRONMENT = Map.of(
            "HOME", "/nonexistent",
            "EDGEPURGE_TABLE", "rehearsal",
            "AWS_ENDPOINT_URL_DYNAMODB", "http://127.0.0.1:1",
            "AWS_REGION", "us-east-1",
            "AWS_ACCESS_KEY_ID", "rehearsal",
            "AWS_SECRET_ACCESS_KEY", "rehearsal");

    private CdsTrainingRun() {}

    /** Takes no arguments and prints nothing. */
    public static void main(String[] arguments) {
        PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
        for (List<String> command : COMMANDS) {
            Session session = new Session(ENVIRONMENT, Terminal.NONE, nowhere, nowhere);
            Commands.execute(session, command.toArray(String[]::new));
        }
    }
}
