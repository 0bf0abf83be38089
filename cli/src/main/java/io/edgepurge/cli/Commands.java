package io.edgepurge.cli;

import io.edgepurge.cli.http.HttpCommands;
import io.edgepurge.cli.operator.OperatorCommands;
import io.edgepurge.cli.run.CommandFailure;
import io.edgepurge.cli.run.ExitCode;
import io.edgepurge.cli.run.Session;
import io.edgepurge.cli.schedule.ScheduleCommands;
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

/** All commands there are, and what becomes of one that cannot be carried out. A new command is registered here. */
final class Commands {
    private static final Set<String> NEED_ALL = Set.of("completion", "help");

    private Commands() {}

    /** Every command by its name, made when it is wanted: making all of them takes longer than most take to run. */
    private static Map<String, Supplier<Object>> makers(Session session) {
        Map<String, Supplier<Object>> makers = new LinkedHashMap<>();
        HttpCommands.addTo(makers, session);
        makers.put("account", () -> OperatorCommands.account(session));
        makers.put("key", () -> OperatorCommands.key(session));
        makers.put("distribution", () -> OperatorCommands.distribution(session));
        makers.put("schedule", () -> ScheduleCommands.of(session, System.in));
        makers.put("demo", LauncherCommands::demo);
        makers.put("local", LauncherCommands::local);
        makers.put("completion", () -> new CompletionCommand(session));
        makers.put("help", HelpCommand::new);
        return makers;
    }

    /** All of them. */
    static CommandLine of(Session session) {
        return of(session, makers(session));
    }

    /** Runs the command that is typed; returns the exit code. */
    static int execute(Session session, String... arguments) {
        Map<String, Supplier<Object>> makers = makers(session);
        // the others are wanted for completion, for help, and to guess what somebody meant
        if (arguments.length > 0 && !NEED_ALL.contains(arguments[0]) && makers.containsKey(arguments[0])) {
            makers.keySet().retainAll(Set.of(arguments[0]));
        }
        return of(session, makers).execute(arguments);
    }

    private static CommandLine of(Session session, Map<String, Supplier<Object>> makers) {
        CommandLine root = new CommandLine(new RootCommand(session));
        makers.forEach((name, maker) -> root.addSubcommand(name, maker.get()));
        // after the commands were added, since it is said to those that are there: an argument is what was typed, and a
        // file's
        // content may not be read as options
        root.setExpandAtFiles(false)
                .setOut(session.out())
                .setErr(session.err())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setColorScheme(
                        CommandLine.Help.defaultColorScheme(session.terminal().ansi()))
                .setParameterExceptionHandler((failure, arguments) -> notUnderstood(failure, session))
                .setExecutionExceptionHandler((failure, command, arguments) -> explain(failure, session));
        showPage(root.getCommandSpec());
        return root;
    }

    /** The whole help of the root is a page of its own. */
    private static void showPage(CommandSpec root) {
        root.usageMessage().sectionKeys(List.of("page")).sectionMap(Map.of("page", help -> HelpPage.text()));
    }

    private static int notUnderstood(ParameterException failure, Session session) {
        session.printMessage("edgepurge: " + failure.getMessage());
        UnmatchedArgumentException.printSuggestions(failure, session.err());
        CommandSpec command = failure.getCommandLine().getCommandSpec();
        session.printMessage("'" + command.qualifiedName() + " --help' shows what it takes.");
        return ExitCode.REFUSED.code();
    }

    /** What a command foresaw is a sentence; anything else is a bug, and shown whole. */
    private static int explain(Exception failure, Session session) {
        if (failure instanceof CommandFailure foreseen) {
            session.printMessage("edgepurge: " + foreseen.getMessage());
            return foreseen.exitCode().code();
        }
        session.printMessage("edgepurge: this is a bug, please report it:");
        failure.printStackTrace(session.err());
        return ExitCode.FAILED.code();
    }
}
