package io.edgepurge.cli;

import io.edgepurge.cli.run.Session;
import io.edgepurge.cli.run.Terminal;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;

/**
 * A command that was run in this JVM.
 *
 * @param out its standard output
 * @param err its standard error
 */
public record InProcessCommand(int exitCode, String out, String err) {
    /** Runs a command to its end. */
    public static InProcessCommand run(Map<String, String> environment, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Session session = new Session(environment, Terminal.NONE, new PrintWriter(out), new PrintWriter(err));
        int exitCode = Commands.execute(session, arguments);
        return new InProcessCommand(exitCode, out.toString(), err.toString());
    }
}
