package io.edgepurge.log;

import java.text.MessageFormat;
import java.util.ResourceBundle;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Writes what is logged through {@link System.Logger}. A message may end with fields, {@code ; name=value} each, which
 * become fields of the line. Of others than ourselves only warnings and errors are heard, and without the URLs in them.
 */
final class JsonLogger implements System.Logger {
    private static final Pattern FIELDS = Pattern.compile("(?:; [a-z]+(?:\\.[a-z]+)*=[^;]*)+$");
    private static final Pattern FIELD = Pattern.compile("; ([a-z.]+)=([^;]*)");
    private static final Pattern URL = Pattern.compile("(?i)\\b[a-z][a-z0-9+.-]{1,19}+://\\S+");

    /** Of no message of ours; what others write is cut before it is searched. */
    private static final int LONGEST_MESSAGE_CHARS = 4_000;

    private final String name;
    private final FunctionOutput output;
    private final boolean ours;

    JsonLogger(String name, FunctionOutput output) {
        this.name = name;
        this.output = output;
        this.ours = name.startsWith("io.edgepurge.");
    }

    @Override
    public String getName() {
        return name;
    }

    @Override
    public boolean isLoggable(Level level) {
        Level least = ours ? Level.INFO : Level.WARNING;
        return level.getSeverity() >= least.getSeverity() && level != Level.OFF;
    }

    @Override
    public void log(
            Level level, @Nullable ResourceBundle bundle, @Nullable String message, @Nullable Throwable failure) {
        if (isLoggable(level)) {
            LogLine line = line(level, String.valueOf(message));
            if (failure != null) {
                line.with("exception", ExceptionText.of(failure));
            }
            output.write(line);
        }
    }

    @Override
    public void log(
            Level level,
            @Nullable ResourceBundle bundle,
            @Nullable String format,
            @Nullable Object @Nullable ... values) {
        if (isLoggable(level)) {
            String text = String.valueOf(format);
            boolean plain = values == null || values.length == 0;
            output.write(line(level, plain ? text : filled(text, values)));
        }
    }

    private static String filled(String format, @Nullable Object @Nullable [] values) {
        try {
            return MessageFormat.format(format, values);
        } catch (IllegalArgumentException e) {
            return format;
        }
    }

    private LogLine line(Level level, String whole) {
        String text = whole.substring(0, Math.min(whole.length(), LONGEST_MESSAGE_CHARS));
        if (!ours) {
            return new LogLine(level, URL.matcher(text).replaceAll("(a URL)")).with("logger", name);
        }
        Matcher fields = FIELDS.matcher(text);
        if (!fields.find()) {
            return new LogLine(level, text).with("logger", name);
        }
        LogLine line = new LogLine(level, text.substring(0, fields.start())).with("logger", name);
        FIELD.matcher(fields.group()).results().forEach(field -> line.with(field.group(1), field.group(2)));
        return line;
    }
}
