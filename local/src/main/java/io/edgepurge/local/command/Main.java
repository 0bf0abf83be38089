package io.edgepurge.local.command;

import io.edgepurge.local.StackStartException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.TypeConversionException;

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
        CommandLine root = new CommandLine(new RootCommand())
                .addSubcommand(new LocalCommand(screen, environment))
                .addSubcommand(new DemoCommand(screen, environment))
                .setColorScheme(CommandLine.Help.defaultColorScheme(screen.ansi()))
                .setExecutionExceptionHandler(Main::printError);
        // picocli's own converters report Java's names for types
        return root.registerConverter(int.class, Main::number).registerConverter(URI.class, Main::url);
    }

    private static Integer number(String text) {
        try {
            return Integer.valueOf(text);
        } catch (NumberFormatException e) {
            throw new TypeConversionException("the value must be a whole number, not '" + text + "'");
        }
    }

    private static URI url(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            throw new TypeConversionException("the value must be a URL, not '" + text + "'");
        }
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
