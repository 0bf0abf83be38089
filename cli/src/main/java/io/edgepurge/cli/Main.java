package io.edgepurge.cli;

import io.edgepurge.cli.run.Session;
import io.edgepurge.cli.run.Terminal;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** The entry point of the command line. */
public final class Main {
    private Main() {}

    /** Exits with an {@link io.edgepurge.cli.run.ExitCode}. */
    public static void main(String[] arguments) {
        Map<String, String> environment = System.getenv();
        Session session = new Session(
                environment, Terminal.of(System.getProperties(), environment), writer(System.out), writer(System.err));
        System.exit(Commands.execute(session, arguments));
    }

    /** Returns a writer that uses UTF-8 in every locale. */
    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(stream, true, StandardCharsets.UTF_8);
    }
}
