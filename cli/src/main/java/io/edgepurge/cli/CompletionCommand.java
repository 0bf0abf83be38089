package io.edgepurge.cli;

import io.edgepurge.cli.run.Session;
import java.util.Objects;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints a completion script. */
@Command(
        name = "completion",
        description = {
            "Prints a completion script for bash and zsh.",
            "",
            "bash: add this line to ~/.bashrc",
            "  source <(edgepurge completion)",
            "zsh: add these lines to ~/.zshrc",
            "  autoload -Uz compinit bashcompinit && compinit && bashcompinit",
            "  source <(edgepurge completion)"
        },
        mixinStandardHelpOptions = true)
final class CompletionCommand implements Runnable {
    private final Session session;

    @Spec
    private CommandSpec spec = CommandSpec.create(); // replaced by picocli

    CompletionCommand(Session session) {
        this.session = session;
    }

    @Override
    public void run() {
        CommandLine root = Objects.requireNonNull(spec.parent()).commandLine();
        session.printText(AutoComplete.bash("edgepurge", root));
    }
}
