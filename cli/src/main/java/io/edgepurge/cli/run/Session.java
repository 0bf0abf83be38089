package io.edgepurge.cli.run;

import java.io.PrintWriter;
import java.util.List;
import java.util.Map;

/** One run of the program: what it was given, and where its answers and messages go. Not for several threads. */
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

    /** The environment's variables. */
    public Map<String, String> environment() {
        return environment;
    }

    /** Where flags, the environment and the file of settings are looked into. */
    Settings settings() {
        return new Settings(environment, ConfigFile.in(environment));
    }

    /** Where the output goes. */
    public Terminal terminal() {
        return terminal;
    }

    /** Stdout: data alone, and rather by {@link #print}. */
    public PrintWriter out() {
        return out;
    }

    /** Stderr: messages and progress. */
    public PrintWriter err() {
        return err;
    }

    /** What {@code --output} says. */
    public void format(OutputFormat wanted) {
        format = wanted;
    }

    /**
     * Prints to stdout, in the form that was asked for.
     *
     * @throws CommandFailure if stdout does not take it, say because a disk is full
     */
    public void print(CommandOutput answer) {
        switch (format) {
            case JSON -> out.println(JsonText.of(answer.json().get()));
            case TABLE -> printAll(answer.tables().get());
        }
        mustBeWritten();
    }

    /**
     * Prints what has one form alone, such as a script.
     *
     * @throws CommandFailure if stdout does not take it
     */
    public void print(String text) {
        out.print(text);
        mustBeWritten();
    }

    private void mustBeWritten() {
        if (out.checkError()) {
            throw new CommandFailure(ExitCode.FAILED, "The answer could not be written to stdout.");
        }
    }

    /** Tells something on stderr that is no data. */
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
