package io.edgepurge.cli;

import io.edgepurge.cli.http.HttpCommands;
import io.edgepurge.cli.operator.OperatorCommands;
import io.edgepurge.cli.run.CommandFailure;
import io.edgepurge.cli.run.ExitCode;
import io.edgepurge.cli.run.Session;
import io.edgepurge.cli.schedule.ScheduleCommands;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** All commands there are, and what becomes of one that cannot be carried out. A new command is registered here. */
final class Commands {
    private Commands() {}

    static CommandLine of(Session session) {
        CommandLine root = new CommandLine(new RootCommand(session));
        OperatorCommands.addTo(root, session);
        ScheduleCommands.addTo(root, session, System.in);
        root.addSubcommand(new CompletionCommand(session))
                .addSubcommand(LauncherCommands.local())
                .addSubcommand(LauncherCommands.demo())
                .addSubcommand(new HelpCommand());
        // before the settings, which go to the commands there are
        HttpCommands.addTo(root, session);
        root.setOut(session.out())
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
        session.say("edgepurge: " + failure.getMessage());
        UnmatchedArgumentException.printSuggestions(failure, session.err());
        CommandSpec command = failure.getCommandLine().getCommandSpec();
        session.say("'" + command.qualifiedName() + " --help' shows what it takes.");
        return ExitCode.REFUSED.code();
    }

    /** What a command foresaw is a sentence; anything else is a bug, and shown whole. */
    private static int explain(Exception failure, Session session) {
        if (failure instanceof CommandFailure foreseen) {
            session.say("edgepurge: " + foreseen.getMessage());
            return foreseen.exitCode().code();
        }
        session.say("edgepurge: this is a bug, please report it:");
        failure.printStackTrace(session.err());
        return ExitCode.FAILED.code();
    }
}
