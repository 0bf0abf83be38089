package io.edgepurge.local.command;

import java.io.Console;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Help.Ansi;

/**
 * What the output may look like: a terminal gets a page to read and signs of progress, anything else gets plain lines.
 *
 * @see <a href="https://clig.dev/#output">clig.dev</a>
 */
record Screen(boolean terminal, boolean colors) {

    /** {@code console} is the JDK's, which exists without a terminal too. */
    static Screen of(@Nullable Console console, Map<String, String> environment) {
        boolean terminal = console != null && console.isTerminal();
        boolean noColor = !environment.getOrDefault("NO_COLOR", "").isEmpty()
                || environment.getOrDefault("TERM", "").equals("dumb");
        return new Screen(terminal, terminal && !noColor);
    }

    Ansi ansi() {
        return colors ? Ansi.ON : Ansi.OFF;
    }

    /** Renders picocli's marks, such as {@code @|bold text|@}. */
    String styled(String text) {
        return ansi().string(text);
    }
}
