package io.edgepurge.log;

import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/**
 * Makes every logger of the process write a function's lines. {@link System.Logger} ends at {@code java.util.logging} wherever the
 * JDK does not find another one, and Lambda's runtime loads a function by a class loader in which the JDK does not look for one.
 */
public final class LoggingSetup {
    private LoggingSetup() {}

    /** From now on, whatever wrote them before writes no more. */
    public static void writeTo(FunctionOutput output) {
        LogManager.getLogManager().reset();
        Logger root = Logger.getLogger("");
        root.setLevel(Level.INFO);
        root.addHandler(new Lines(output));
    }

    private static final class Lines extends Handler {
        private final FunctionOutput output;
        private final Formatter parameters = new SimpleFormatter();

        Lines(FunctionOutput output) {
            this.output = output;
        }

        @Override
        public void publish(LogRecord logged) {
            String name = String.valueOf(logged.getLoggerName());
            new JsonLogger(name, output)
                    .log(levelOf(logged.getLevel()), parameters.formatMessage(logged), logged.getThrown());
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
