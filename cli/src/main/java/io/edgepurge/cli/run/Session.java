package io.edgepurge.cli.run;

import java.io.PrintWriter;
import java.util.List;
import java.util.Map;

/** One run of the program: its environment, its output streams and its output format. Not safe for use by several threads. */
public final class Session {
    private final Map<String, String> environment;
    private final Terminal terminal;
    private final PrintWriter out;
    private final PrintWriter err;
    private OutputFormat format = OutputFormat.TABLE;

    /** Writes to {@code out} and {@code err}, and closes neither. */
    public Session(Map<String, String> environment, Terminal terminal, PrintWriter out, PrintWriter err) {
        this.environment = environment;
        this.terminal = terminal;
        this.out = out;
        this.err = err;
    }

    /** Returns the environment variables. */
    public Map<String, String> environment() {
        return environment;
    }

    /** Returns the settings from the environment and the configuration file. */
    Settings settings() {
        return new Settings(environment, ConfigFile.in(environment));
    }

    /** Returns the properties of the terminal. */
    public Terminal terminal() {
        return terminal;
    }

    /** Returns stdout, which is for data only; prefer {@link #print}. */
    public PrintWriter out() {
        return out;
    }

    /** Returns stderr, which is for messages and progress. */
    public PrintWriter err() {
        return err;
    }

    /** Sets the output format. */
    public void format(OutputFormat wanted) {
        format = wanted;
    }

    /**
     * Prints to stdout in the requested format.
     *
     * @throws CommandFailure if writing to stdout fails, for example because the disk is full
     */
    public void print(CommandOutput output) {
        switch (format) {
            case JSON -> out.println(Json.print(output.json().get()));
            case TABLE -> printAll(output.tables().get());
        }
        requireWritten();
    }

    /**
     * Prints text that has only one format, such as a script.
     *
     * @throws CommandFailure if writing to stdout fails
     */
    public void printText(String text) {
        out.print(text);
        requireWritten();
    }

    private void requireWritten() {
        if (out.checkError()) {
            throw new CommandFailure(ExitCode.FAILED, "Cannot write to stdout.");
        }
    }

    /** Prints a message to stderr. */
    public void printMessage(String message) {
        err.println(message);
        err.flush();
    }

    private void printAll(List<Table> tables) {
        for (int number = 0; number < tables.size(); number++) {
            if (number > 0) {
                out.println();
            }
            tables.get(number).lines(terminal).forEach(out::println);
        }
    }
}
