package io.edgepurge.cli;

import io.edgepurge.cli.run.Session;
import io.edgepurge.cli.run.Terminal;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** The entry point of the command line. */
public final class Main {
    private Main() {}

    /** Exits with an {@link io.edgepurge.cli.run.ExitCode}. */
    public static void main(String[] arguments) {
        Map<String, String> environment = System.getenv();
        Session session = new Session(
                environment,
                Terminal.of(System.getProperties(), environment),
                writer(FileDescriptor.out),
                writer(FileDescriptor.err));
        System.exit(Commands.execute(session, arguments));
    }

    /** Returns a writer that uses UTF-8 in every locale and reports errors, unlike {@link System#out}. */
    private static Writer writer(FileDescriptor stream) {
        return new OutputStreamWriter(new FileOutputStream(stream), StandardCharsets.UTF_8);
    }
}
