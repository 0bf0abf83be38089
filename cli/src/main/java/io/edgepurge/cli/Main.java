package io.edgepurge.cli;

import io.edgepurge.cli.run.Session;
import io.edgepurge.cli.run.Terminal;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** What the launcher starts. */
public final class Main {
    private Main() {}

    /** Exits as {@link io.edgepurge.cli.run.ExitCode} says. */
    public static void main(String[] arguments) {
        Map<String, String> environment = System.getenv();
        Session session = new Session(
                environment, Terminal.of(System.getProperties(), environment), writer(System.out), writer(System.err));
        System.exit(Commands.execute(session, arguments));
    }

    /** In UTF-8 whatever the locale, as JSON is and URLs are. */
    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(stream, true, StandardCharsets.UTF_8);
    }
}
