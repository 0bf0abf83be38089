package io.edgepurge.cli.run;

import java.io.Serial;

/** Why a command ends otherwise than {@link ExitCode#COMPLETED}. The message goes to stderr and says what to do next. */
public final class CommandFailure extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    private final ExitCode exitCode;

    /** @param message whole sentences, without the program's name before them, and never with a key in them */
    public CommandFailure(ExitCode exitCode, String message) {
        super(message);
        this.exitCode = exitCode;
    }

    /** How the program ends. */
    public ExitCode exitCode() {
        return exitCode;
    }
}
