package io.edgepurge.cli;

import io.edgepurge.cli.run.Session;
import java.util.Objects;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints a script for the shell. */
@Command(
        name = "completion",
        description = {
            "Prints a script that completes commands and options in bash and zsh.",
            "",
            "bash: put this line into ~/.bashrc",
            "  source <(edgepurge completion)",
            "zsh: put these lines into ~/.zshrc",
            "  autoload -Uz compinit bashcompinit && compinit && bashcompinit",
            "  source <(edgepurge completion)"
        },
        mixinStandardHelpOptions = true)
final class CompletionCommand implements Runnable {
    private final Session session;

    @Spec
    private CommandSpec spec = CommandSpec.create(); // picocli puts the real one here

    CompletionCommand(Session session) {
        this.session = session;
    }

    @Override
    public void run() {
        CommandLine root = Objects.requireNonNull(spec.parent()).commandLine();
        session.print(AutoComplete.bash("edgepurge", root));
    }
}
