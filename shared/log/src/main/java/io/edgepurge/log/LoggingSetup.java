package io.edgepurge.log;

import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/**
 * Makes every logger of the process write JSON lines. It configures {@code java.util.logging}, the default target of {@link
 * System.Logger}. A logger finder is not an option: Lambda loads functions with a class loader that the JDK doesn't search.
 */
public final class LoggingSetup {
    private LoggingSetup() {}

    /** Discards the lines of all loggers while it runs work that must not appear in the log. */
    public static void discardDuring(FunctionOutput output, Runnable work) {
        writeTo(output.discarded());
        try {
            work.run();
        } finally {
            writeTo(output);
        }
    }

    /** Replaces all handlers of {@code java.util.logging}. */
    public static void writeTo(FunctionOutput output) {
        LogManager.getLogManager().reset();
        Logger root = Logger.getLogger("");
        root.setLevel(Level.INFO);
        root.addHandler(new Lines(output));
    }

    private static final class Lines extends Handler {
        private final FunctionOutput output;
        private final Formatter formatter = new SimpleFormatter();

        Lines(FunctionOutput output) {
            this.output = output;
        }

        @Override
        public void publish(LogRecord logged) {
            String name = String.valueOf(logged.getLoggerName());
            new JsonLogger(name, output)
                    .write(
                            levelOf(logged.getLevel()),
                            formatter.formatMessage(logged),
                            JsonLogger.present(logged.getParameters()),
                            logged.getThrown());
        }

        private static System.Logger.Level levelOf(Level level) {
            if (level.intValue() >= Level.SEVERE.intValue()) {
                return System.Logger.Level.ERROR;
            }
            if (level.intValue() >= Level.WARNING.intValue()) {
                return System.Logger.Level.WARNING;
            }
            return level.intValue() >= Level.INFO.intValue() ? System.Logger.Level.INFO : System.Logger.Level.DEBUG;
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
