package io.edgepurge.local.command;

import io.edgepurge.local.StackStartException;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;

/** The entry point of the launcher's local and demo commands. */
public final class Main {
    private static final int FAILED = 1;

    private Main() {}

    /** Runs a command. The exit code is 0 for success, 1 if the stack or the demo fails, and 2 for invalid arguments. */
    public static void main(String[] arguments) {
        // The JDK reads this property once. Without it, each HTTP response waits for a delayed acknowledgement.
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

    /** Prints one line if the stack cannot start. Any other exception is a bug, so its stack trace is printed. */
    private static int printError(Exception failure, CommandLine command, ParseResult arguments) {
        if (failure instanceof StackStartException) {
            command.getErr().println("edgepurge: " + failure.getMessage());
        } else {
            failure.printStackTrace(command.getErr());
        }
        return FAILED;
    }
}
