package io.edgepurge.cli.run;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.List;
import java.util.Map;

/**
 * One run of the program: its environment, its output streams and its output format. Not safe for use by several threads.
 *
 * <p>All output passes through this class, which makes control characters visible ({@link Printable}). Only help texts, completion
 * scripts, and the progress bar contain control sequences of the program itself.
 */
public final class Session {
    private static final String CLEARED_LINE = "\r\033[K";

    private final Map<String, String> environment;
    private final Terminal terminal;
    private final StdoutWriter stdout;
    private final Writer stderr;
    private final PrintWriter out;
    private final PrintWriter err;
    private OutputFormat format = OutputFormat.TABLE;

    /** Writes to {@code stdout} and {@code stderr}, and closes neither. */
    public Session(Map<String, String> environment, Terminal terminal, Writer stdout, Writer stderr) {
        this.environment = environment;
        this.terminal = terminal;
        this.stdout = new StdoutWriter(stdout);
        this.stderr = stderr;
        this.out = new PrintWriter(new PrintableWriter(this.stdout));
        this.err = new PrintWriter(new PrintableWriter(stderr));
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

    /** Returns stdout for texts of the program itself, which may contain colors; for everything else, use {@link #print}. */
    public PrintWriter helpWriter() {
        return new PrintWriter(stdout, true);
    }

    /** Returns stderr for messages of libraries; prefer {@link #printMessage}. */
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
     * Prints a text that cannot be printed again.
     *
     * @throws CommandFailure if writing to stdout fails, also because its reader has closed the pipe
     */
    public void printOnce(CommandOutput output) {
        print(output);
        if (stdout.isClosed()) {
            throw notWritten();
        }
    }

    /**
     * Prints a text of the program itself that has only one format, such as a script.
     *
     * @throws CommandFailure if writing to stdout fails
     */
    public void printText(String text) {
        helpWriter().print(text);
        requireWritten();
    }

    /** Ignores that the reader of a pipe has closed it: {@code edgepurge list | head -1} is no failure. */
    private void requireWritten() {
        boolean _ = out.checkError();
        if (stdout.hasFailed()) {
            throw notWritten();
        }
    }

    private static CommandFailure notWritten() {
        return new CommandFailure(ExitCode.FAILED, "Cannot write to stdout.");
    }

    /** Prints a message to stderr. Passwords in URLs are masked. */
    public void printMessage(String message) {
        err.println(Passwords.maskedIn(message));
        err.flush();
    }

    /** Replaces the current line of the terminal; an empty text clears it. Prints nothing unless stderr is a terminal. */
    public void showProgress(String text) {
        if (terminal.err()) {
            printRaw(CLEARED_LINE);
            err.print(text);
            err.flush();
        }
    }

    private void printRaw(String sequence) {
        try {
            stderr.write(sequence);
        } catch (IOException e) {
            // without stderr, there is nowhere to report it
        }
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
