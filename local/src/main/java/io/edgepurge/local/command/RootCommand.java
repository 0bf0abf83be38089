package io.edgepurge.local.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The parent of the other commands. */
@Command(
        name = "edgepurge",
        description = "Runs Edge Purge on this machine.",
        mixinStandardHelpOptions = true,
        version = RootCommand.VERSION,
        subcommands = HelpCommand.class)
final class RootCommand implements Runnable {
    static final String VERSION = "edgepurge 0.1.0";

    @Spec
    private CommandSpec spec = CommandSpec.create(); // picocli injects the real value.

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Missing command: local or demo");
    }
}
