package io.edgepurge.cli.operator;

import io.edgepurge.cli.run.Session;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Prints warnings that the service's code logs as messages of the command. Logging would print Java's class names. */
final class LibraryWarnings extends Handler implements AutoCloseable {
    private final Logger logger = Logger.getLogger("io.edgepurge");
    private final Session session;

    private LibraryWarnings(Session session) {
        this.session = session;
    }

    /** Prints warnings until it is closed. */
    static LibraryWarnings printedBy(Session session) {
        LibraryWarnings warnings = new LibraryWarnings(session);
        warnings.logger.setUseParentHandlers(false);
        warnings.logger.addHandler(warnings);
        return warnings;
    }

    @Override
    public void publish(LogRecord entry) {
        if (entry.getLevel().intValue() >= Level.WARNING.intValue()) {
            session.printMessage("Warning: " + entry.getMessage() + ".");
        }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        logger.removeHandler(this);
        logger.setUseParentHandlers(true);
    }
}
