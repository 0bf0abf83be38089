package io.edgepurge.cli.run;

import java.util.Map;
import java.util.Properties;
import picocli.CommandLine.Help.Ansi;

/**
 * Where the output goes. The launcher says which streams are a terminal, since Java cannot tell them apart.
 *
 * @param out whether stdout is a terminal: lines are shortened to its width
 * @param err whether stderr is one: progress may be shown there
 * @param colours whether colours are welcome on a terminal
 * @param columns how wide it is
 * @see <a href="https://clig.dev/#output">clig.dev</a>
 */
public record Terminal(boolean out, boolean err, boolean colours, int columns) {
    /** Holds {@code 1} if stdout is a terminal and {@code 2} if stderr is. */
    private static final String STREAMS = "edgepurge.terminals";

    private static final int USUAL_COLUMNS = 80;
    private static final int FEWEST_COLUMNS = 40;

    /** No terminal: everything whole and plain. */
    public static final Terminal NONE = new Terminal(false, false, false, USUAL_COLUMNS);

    /** What the launcher said in its system properties, and what the environment asks for. */
    public static Terminal of(Properties launched, Map<String, String> environment) {
        String streams = launched.getProperty(STREAMS, "");
        boolean plain = !environment.getOrDefault("NO_COLOR", "").isEmpty()
                || environment.getOrDefault("TERM", "").equals("dumb");
        return new Terminal(
                streams.contains("1"), streams.contains("2"), !plain, columns(environment.getOrDefault("COLUMNS", "")));
    }

    private static int columns(String text) {
        return text.matches("[1-9][0-9]{0,3}") ? Math.max(FEWEST_COLUMNS, Integer.parseInt(text)) : USUAL_COLUMNS;
    }

    /** Of what is printed on stdout. */
    public Ansi ansi() {
        return out && colours ? Ansi.ON : Ansi.OFF;
    }

    /** Of what is printed on stderr. */
    public Ansi ansiOfMessages() {
        return err && colours ? Ansi.ON : Ansi.OFF;
    }
}
