package io.edgepurge.log;

import io.edgepurge.domain.purge.ServiceCallFailed;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.ResourceBundle;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Writes calls of {@link System.Logger} as JSON lines. For loggers of Edge Purge, arguments become fields: {@code
 * LOG.log(Level.WARNING, "A doorbell could not be sent", Map.entry("distribution.id", id), e)}. An argument that is an
 * exception becomes the field {@code exception}; a {@link ServiceCallFailed} among its causes adds its fields. Third-party loggers write only warnings and errors, without URLs.
 */
final class JsonLogger implements System.Logger {
    private static final Pattern URL = Pattern.compile("(?i)\\b[a-z][a-z0-9+.-]{1,19}+://\\S+");

    /** Maximum length of a message or a field. Our own messages are shorter; third-party text is cut before it is searched. */
    private static final int MAX_TEXT_CHARS = 4_000;

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
        write(level, String.valueOf(message), List.of(), failure);
    }

    @Override
    public void log(
            Level level,
            @Nullable ResourceBundle bundle,
            @Nullable String format,
            @Nullable Object @Nullable ... arguments) {
        String text = String.valueOf(format);
        write(level, formatted(text, arguments), present(arguments), null);
    }

    /**
     * Writes one line.
     *
     * @param text the message with its placeholders filled in
     * @param arguments arguments of the call; ignored for third-party loggers
     */
    void write(Level level, String text, List<Object> arguments, @Nullable Throwable failure) {
        if (!isLoggable(level)) {
            return;
        }
        String message = cut(text);
        LogLine line = new LogLine(level, ours ? message : URL.matcher(message).replaceAll("(a URL)"));
        line.with("logger", name);
        if (ours) {
            arguments.forEach(argument -> addField(line, argument));
        }
        if (failure != null) {
            addFailure(line, failure);
        }
        output.write(line);
    }

    /** Returns the arguments of a call without nulls. */
    static List<Object> present(@Nullable Object @Nullable [] arguments) {
        return arguments == null
                ? List.of()
                : Arrays.stream(arguments)
                        .filter(Objects::nonNull)
                        .map(Object.class::cast)
                        .toList();
    }

    private static void addField(LogLine line, Object argument) {
        switch (argument) {
            case Map.Entry<?, ?> field ->
                line.with(String.valueOf(field.getKey()), cut(String.valueOf(field.getValue())));
            case Throwable failure -> addFailure(line, failure);
            default -> {} // already in the message
        }
    }

    private static void addFailure(LogLine line, Throwable failure) {
        ExceptionText.causes(failure)
                .filter(ServiceCallFailed.class::isInstance)
                .findFirst()
                .ifPresent(call -> ((ServiceCallFailed) call).fields().forEach(line::with));
        line.with("exception", ExceptionText.of(failure));
    }

    private static String formatted(String format, @Nullable Object @Nullable [] arguments) {
        if (arguments == null || !format.contains("{0")) {
            return format;
        }
        try {
            return MessageFormat.format(format, arguments);
        } catch (IllegalArgumentException e) {
            return format;
        }
    }

    private static String cut(String text) {
        return text.substring(0, Math.min(text.length(), MAX_TEXT_CHARS));
    }
}
