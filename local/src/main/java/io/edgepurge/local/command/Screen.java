package io.edgepurge.local.command;

import java.io.Console;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Help.Ansi;

/**
 * The capabilities of the output. A terminal gets formatted text and progress; other outputs get plain lines.
 *
 * @see <a href="https://clig.dev/#output">clig.dev</a>
 */
record Screen(boolean terminal, boolean colors) {

    /** Detects the capabilities. {@code console} is the JDK's console, which may exist without a terminal. */
    static Screen of(@Nullable Console console, Map<String, String> environment) {
        boolean terminal = console != null && console.isTerminal();
        boolean noColor = !environment.getOrDefault("NO_COLOR", "").isEmpty()
                || environment.getOrDefault("TERM", "").equals("dumb");
        return new Screen(terminal, terminal && !noColor);
    }

    Ansi ansi() {
        return colors ? Ansi.ON : Ansi.OFF;
    }

    /** Renders picocli markup, such as {@code @|bold text|@}. */
    String styled(String text) {
        return ansi().string(text);
    }
}
