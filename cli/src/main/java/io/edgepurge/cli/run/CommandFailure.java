package io.edgepurge.cli.run;

import java.io.Serial;
import java.util.function.Supplier;

/** Thrown when a command fails. The message is printed to stderr and says what is wrong and what to do. */
public final class CommandFailure extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    private final ExitCode exitCode;

    /** @param message full sentences without the name of the program; never contains a key */
    public CommandFailure(ExitCode exitCode, String message) {
        super(message);
        this.exitCode = exitCode;
    }

    /**
     * Returns a domain value created from user input.
     *
     * @throws CommandFailure with the domain's message if the input is invalid
     */
    public static <T> T validated(Supplier<T> value) {
        try {
            return value.get();
        } catch (IllegalArgumentException e) {
            throw new CommandFailure(ExitCode.REFUSED, String.valueOf(e.getMessage()));
        }
    }

    /** Returns the exit code of the program. */
    public ExitCode exitCode() {
        return exitCode;
    }
}
