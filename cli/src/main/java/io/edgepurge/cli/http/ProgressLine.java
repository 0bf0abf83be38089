package io.edgepurge.cli.http;

import io.edgepurge.cli.run.Session;

/** A progress bar on stderr; prints nothing unless stderr is a terminal. Not safe for use by several threads. */
final class ProgressLine implements AutoCloseable {
    private static final int BAR_CHARS = 30;
    private static final String CLEARED_LINE = "\r\033[K";

    private final Session session;
    private final int items;

    ProgressLine(Session session, int items) {
        this.session = session;
        this.items = items;
    }

    /** @param done the number of items that have ended */
    void show(int done) {
        if (session.terminal().err()) {
            int filled = items == 0 ? 0 : BAR_CHARS * done / items;
            print(CLEARED_LINE + "[" + "#".repeat(filled) + " ".repeat(BAR_CHARS - filled) + "] " + done + " of "
                    + items + " purged");
        }
    }

    /** Clears the line. */
    @Override
    public void close() {
        if (session.terminal().err()) {
            print(CLEARED_LINE);
        }
    }

    private void print(String text) {
        session.err().print(text);
        session.err().flush();
    }
}
