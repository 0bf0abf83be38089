package io.edgepurge.cli.run;

import java.io.Serial;
import java.util.function.Supplier;

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

    /**
     * A value of the domain, made of what was typed.
     *
     * @throws CommandFailure with the domain's own sentence where it does not take that
     */
    public static <T> T refusing(Supplier<T> value) {
        try {
            return value.get();
        } catch (IllegalArgumentException e) {
            throw new CommandFailure(ExitCode.REFUSED, String.valueOf(e.getMessage()));
        }
    }

    /** How the program ends. */
    public ExitCode exitCode() {
        return exitCode;
    }
}
