package io.edgepurge.local.command;

import java.io.PrintWriter;

/** Tells the demo step by step; a terminal sees the waiting too. */
record DemoOutput(PrintWriter out, Screen screen) {
    private static final String CLEAR_LINE = "\r\u001b[K";

    /** One line, with picocli's marks. */
    void printLine(String line) {
        out.println(screen.styled(line));
        out.flush();
    }

    /** Replaces itself on a terminal; without one there is nothing to see of waiting. */
    void showProgress(String line) {
        if (screen.terminal()) {
            out.print(CLEAR_LINE + screen.styled(line));
            out.flush();
        }
    }

    /** Ends what {@link #showProgress} wrote. */
    void clearProgress() {
        if (screen.terminal()) {
            out.print(CLEAR_LINE);
            out.flush();
        }
    }
}
