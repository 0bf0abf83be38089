package io.edgepurge.log;

import java.io.Serial;
import java.lang.System.Logger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;
import org.slf4j.event.Level;
import org.slf4j.helpers.LegacyAbstractLogger;
import org.slf4j.helpers.MessageFormatter;

/** An SLF4J logger of the AWS SDK that writes to {@link System.Logger}. */
final class SdkLogger extends LegacyAbstractLogger {
    @Serial
    private static final long serialVersionUID = 1;

    private final transient Logger logger;

    SdkLogger(String name) {
        this.name = name;
        this.logger = System.getLogger(name);
    }

    @Override
    public boolean isTraceEnabled() {
        return logger.isLoggable(Logger.Level.TRACE);
    }

    @Override
    public boolean isDebugEnabled() {
        return logger.isLoggable(Logger.Level.DEBUG);
    }

    @Override
    public boolean isInfoEnabled() {
        return logger.isLoggable(Logger.Level.INFO);
    }

    @Override
    public boolean isWarnEnabled() {
        return logger.isLoggable(Logger.Level.WARNING);
    }

    @Override
    public boolean isErrorEnabled() {
        return logger.isLoggable(Logger.Level.ERROR);
    }

    @Override
    protected @Nullable String getFullyQualifiedCallerName() {
        return null;
    }

    @Override
    protected void handleNormalizedLoggingCall(
            Level level,
            @Nullable Marker marker,
            String format,
            @Nullable Object @Nullable [] values,
            @Nullable Throwable failure) {
        logger.log(levelOf(level), MessageFormatter.basicArrayFormat(format, values), failure);
    }

    private static Logger.Level levelOf(Level level) {
        return switch (level) {
            case TRACE -> Logger.Level.TRACE;
            case DEBUG -> Logger.Level.DEBUG;
            case INFO -> Logger.Level.INFO;
            case WARN -> Logger.Level.WARNING;
            case ERROR -> Logger.Level.ERROR;
        };
    }
}
