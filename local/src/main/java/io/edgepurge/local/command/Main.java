package io.edgepurge.local.command;

import io.edgepurge.local.StackStartException;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;

/** What the launcher starts. */
public final class Main {
    private static final int FAILED = 1;

    private Main() {}

    /** Exits 0, 1 when the stack or the demo failed, 2 when the command was not understood. */
    public static void main(String[] arguments) {
        // read once by the JDK: without it each answer of a server waits for a delayed acknowledgement
        System.setProperty("sun.net.httpserver.nodelay", "true");
        Map<String, String> environment = System.getenv();
        Screen screen = Screen.of(System.console(), environment);
        System.exit(commandLine(screen, environment).execute(arguments));
    }

    static CommandLine commandLine(Screen screen, Map<String, String> environment) {
        return new CommandLine(new RootCommand())
                .addSubcommand(new LocalCommand(screen, environment))
                .addSubcommand(new DemoCommand(screen, environment))
                .setColorScheme(CommandLine.Help.defaultColorScheme(screen.ansi()))
                .setExecutionExceptionHandler(Main::printError);
    }

    /** A stack that cannot start says so in one line; anything else is a bug, and shown whole. */
    private static int printError(Exception failure, CommandLine command, ParseResult arguments) {
        if (failure instanceof StackStartException) {
            command.getErr().println("edgepurge: " + failure.getMessage());
        } else {
            failure.printStackTrace(command.getErr());
        }
        return FAILED;
    }
}
