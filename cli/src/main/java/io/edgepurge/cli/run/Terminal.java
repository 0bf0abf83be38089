package io.edgepurge.cli.run;

import java.util.Map;
import java.util.Properties;
import picocli.CommandLine.Help.Ansi;

/**
 * The properties of the terminal. The launcher detects which streams are terminals, because Java can't detect it for each
 * stream.
 *
 * @param out whether stdout is a terminal; if so, lines are truncated to its width
 * @param err whether stderr is a terminal; if so, progress is shown
 * @param colors whether to use colors on a terminal
 * @param columns the width
 * @see <a href="https://clig.dev/#output">clig.dev</a>
 */
public record Terminal(boolean out, boolean err, boolean colors, int columns) {
    /** System property that contains {@code 1} if stdout is a terminal and {@code 2} if stderr is one. */
    private static final String STREAMS = "edgepurge.terminals";

    private static final int DEFAULT_COLUMNS = 80;
    private static final int MIN_COLUMNS = 40;

    /** No terminal: output is neither truncated nor colored. */
    public static final Terminal NONE = new Terminal(false, false, false, DEFAULT_COLUMNS);

    /** Returns the terminal described by the launcher's system properties and the environment. */
    public static Terminal of(Properties launched, Map<String, String> environment) {
        String streams = launched.getProperty(STREAMS, "");
        boolean plain = !environment.getOrDefault("NO_COLOR", "").isEmpty()
                || environment.getOrDefault("TERM", "").equals("dumb");
        return new Terminal(
                streams.contains("1"), streams.contains("2"), !plain, columns(environment.getOrDefault("COLUMNS", "")));
    }

    private static int columns(String text) {
        return text.matches("[1-9][0-9]{0,3}") ? Math.max(MIN_COLUMNS, Integer.parseInt(text)) : DEFAULT_COLUMNS;
    }

    /** Returns the color mode of stdout. */
    public Ansi ansi() {
        return out && colors ? Ansi.ON : Ansi.OFF;
    }

    /** Returns the color mode of stderr. */
    public Ansi ansiOfMessages() {
        return err && colors ? Ansi.ON : Ansi.OFF;
    }
}
