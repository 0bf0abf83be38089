package io.edgepurge.local.command;

import java.io.PrintWriter;

/** Prints the demo step by step. A terminal also shows progress. */
record DemoOutput(PrintWriter out, Screen screen) {
    private static final String CLEAR_LINE = "\r\u001b[K";

    /** Prints a line with picocli markup. */
    void printLine(String line) {
        out.println(screen.styled(line));
        out.flush();
    }

    /** Shows progress on a terminal, in place of the previous progress. Prints nothing elsewhere. */
    void showProgress(String line) {
        if (screen.terminal()) {
            out.print(CLEAR_LINE + screen.styled(line));
            out.flush();
        }
    }

    /** Clears the line that {@link #showProgress} printed. */
    void clearProgress() {
        if (screen.terminal()) {
            out.print(CLEAR_LINE);
            out.flush();
        }
    }
}
