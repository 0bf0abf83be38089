package io.edgepurge.cli.http;

import io.edgepurge.cli.run.Session;

/**
 * Reports on stderr how many items have ended: as a progress bar on a terminal, and otherwise as a line for each change. Not safe for
 * use by several threads.
 */
final class ProgressLine implements AutoCloseable {
    private static final int BAR_CHARS = 30;

    private final Session session;
    private final int items;
    private int shown;

    ProgressLine(Session session, int items) {
        this.session = session;
        this.items = items;
        if (session.terminal().err()) {
            showBar(0);
        } else {
            session.printMessage("Waiting for " + counted() + ".");
        }
    }

    /** @param done the number of items that have ended */
    void show(int done) {
        if (session.terminal().err()) {
            showBar(done);
        } else if (done != shown) {
            session.printMessage(done + " of " + counted() + " ended.");
        }
        shown = done;
    }

    /** Clears the bar. */
    @Override
    public void close() {
        session.showProgress("");
    }

    private void showBar(int done) {
        int filled = items == 0 ? 0 : BAR_CHARS * done / items;
        session.showProgress(
                "[" + "#".repeat(filled) + " ".repeat(BAR_CHARS - filled) + "] " + done + " of " + items + " purged");
    }

    private String counted() {
        return items + (items == 1 ? " item" : " items");
    }
}
