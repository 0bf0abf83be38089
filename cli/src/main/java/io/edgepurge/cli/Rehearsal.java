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
public final class Rehearsal {
    private static final List<List<String>> COMMANDS = List.of(
            List.of("help"),
            List.of("help", "completion"),
            List.of("completion"),
            List.of("no-such-command"),
            List.of("purge", "--url", "http://127.0.0.1:9", "--key", "none", "http://127.0.0.1:9/a.jpg"));

    private Rehearsal() {}

    /** Takes no arguments and prints nothing. */
    public static void main(String[] arguments) {
        Map<String, String> environment = Map.of("HOME", "/nonexistent");
        PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
        for (List<String> command : COMMANDS) {
            Session session = new Session(environment, Terminal.NONE, nowhere, nowhere);
            Commands.of(session).execute(command.toArray(String[]::new));
        }
    }
}
