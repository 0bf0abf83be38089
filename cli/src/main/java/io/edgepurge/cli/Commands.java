package io.edgepurge.cli;

import io.edgepurge.cli.http.HttpCommands;
import io.edgepurge.cli.operator.OperatorCommands;
import io.edgepurge.cli.run.CommandFailure;
import io.edgepurge.cli.run.ExitCode;
import io.edgepurge.cli.run.Session;
import io.edgepurge.cli.schedule.ScheduleCommands;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Registers all commands and handles their errors. Add new commands here. */
final class Commands {
    private static final Set<String> NEED_ALL_COMMANDS = Set.of("completion", "help");

    private Commands() {}

    /** Returns a factory for each command. Commands are created on demand, because creating all takes longer than most take to run. */
    private static Map<String, Supplier<Object>> factories(Session session) {
        Map<String, Supplier<Object>> factories = new LinkedHashMap<>();
        HttpCommands.addTo(factories, session);
        factories.put("account", () -> OperatorCommands.account(session));
        factories.put("key", () -> OperatorCommands.key(session));
        factories.put("endpoint", () -> OperatorCommands.endpoint(session));
        factories.put("distribution", () -> OperatorCommands.distribution(session));
        factories.put("schedule", () -> ScheduleCommands.of(session, System.in));
        factories.put("demo", LauncherCommands::demo);
        factories.put("local", LauncherCommands::local);
        factories.put("completion", () -> new CompletionCommand(session));
        factories.put("help", HelpCommand::new);
        return factories;
    }

    /** Returns the command line with all commands. */
    static CommandLine of(Session session) {
        return of(session, factories(session));
    }

    /** Runs a command and returns its exit code. */
    static int execute(Session session, String... arguments) {
        Map<String, Supplier<Object>> factories = factories(session);
        // completion, help and suggestions for typing errors need all commands
        if (arguments.length > 0 && !NEED_ALL_COMMANDS.contains(arguments[0]) && factories.containsKey(arguments[0])) {
            factories.keySet().retainAll(Set.of(arguments[0]));
        }
        return of(session, factories).execute(arguments);
    }

    private static CommandLine of(Session session, Map<String, Supplier<Object>> factories) {
        CommandLine root = new CommandLine(new RootCommand(session));
        factories.forEach((name, factory) -> root.addSubcommand(name, factory.get()));
        // must follow addSubcommand, because it applies to existing subcommands only; @-files are disabled so that an
        // argument that starts with @ is taken literally
        root.setExpandAtFiles(false)
                .setOut(session.helpWriter())
                .setErr(session.err())
                .setColorScheme(
                        CommandLine.Help.defaultColorScheme(session.terminal().ansi()))
                .setParameterExceptionHandler((failure, arguments) -> usageError(failure, session))
                .setExecutionExceptionHandler((failure, command, arguments) -> explain(failure, session));
        OptionValues.applyTo(root);
        OptionTypes.registerIn(root);
        showPage(root.getCommandSpec());
        return root;
    }

    /** Replaces the help of the root command with the help page. */
    private static void showPage(CommandSpec root) {
        root.usageMessage().sectionKeys(List.of("page")).sectionMap(Map.of("page", help -> HelpPage.text()));
    }

    private static int usageError(ParameterException failure, Session session) {
        session.printMessage("edgepurge: " + failure.getMessage());
        UnmatchedArgumentException.printSuggestions(failure, session.err());
        CommandSpec command = failure.getCommandLine().getCommandSpec();
        session.printMessage("Run '" + command.qualifiedName() + " --help' for usage.");
        return ExitCode.REFUSED.code();
    }

    /** Prints the message of an expected failure; prints the stack trace of any other, because it is a bug. */
    private static int explain(Exception failure, Session session) {
        if (failure instanceof CommandFailure expected) {
            session.printMessage("edgepurge: " + expected.getMessage());
            return expected.exitCode().code();
        }
        session.printMessage("edgepurge: Unexpected error. Please report it with this stack trace:");
        StringWriter trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace));
        session.printMessage(trace.toString());
        return ExitCode.FAILED.code();
    }
}
