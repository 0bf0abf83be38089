package io.edgepurge.endtoend;

import io.edgepurge.cli.InProcessCommand;
import java.util.Map;

/** Runs the command line with the given environment variables. */
interface CommandLine {
    Run run(String... arguments);

    /** A finished command. */
    record Run(int exitCode, String out, String err) {}

    /** Returns a command line that runs in this JVM. Everything but the process itself is the same. */
    static CommandLine inThisJvm(Map<String, String> environment) {
        return arguments -> {
            InProcessCommand command = InProcessCommand.run(environment, arguments);
            return new Run(command.exitCode(), command.out(), command.err());
        };
    }

    /** Returns a command line that starts a process for each command, as the launcher does. */
    static CommandLine process(Map<String, String> environment) {
        return new CommandLineProcess(environment);
    }
}
