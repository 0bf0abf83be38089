package io.edgepurge.aws;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads a function's settings from environment variables. Throws an {@link IllegalArgumentException} with the variable's name if
 * a variable is missing or invalid. A blank variable counts as missing.
 */
public final class Environment {
    private static final Pattern WHOLE_NUMBER = Pattern.compile("[0-9]{1,9}");
    private static final Pattern DECIMAL = Pattern.compile("[0-9]{1,9}(?:\\.[0-9]{1,9})?");

    private final Map<String, String> variables;

    /** Creates a view of {@code variables}; it does not copy them. */
    public Environment(Map<String, String> variables) {
        this.variables = variables;
    }

    /** Returns the variable's value. */
    public String text(String name) {
        return find(name)
                .orElseThrow(() -> new IllegalArgumentException("environment variable " + name + " is missing"));
    }

    /** Returns the variable's value, or {@code fallback} if it is missing. */
    public String text(String name, String fallback) {
        return find(name).orElse(fallback);
    }

    /** Returns the variable as a nonnegative number. */
    public int wholeNumber(String name) {
        return wholeNumber(name, text(name));
    }

    /** Returns the variable as a nonnegative number, or {@code fallback} if it is missing. */
    public int wholeNumber(String name, int fallback) {
        return find(name).map(text -> wholeNumber(name, text)).orElse(fallback);
    }

    /** Returns the variable as a number from {@code least} to {@code most}. */
    public int wholeNumber(String name, int least, int most) {
        String text = text(name);
        return Optional.of(text)
                .filter(number -> WHOLE_NUMBER.matcher(number).matches())
                .map(Integer::valueOf)
                .filter(number -> number >= least && number <= most)
                .orElseThrow(() -> wrong(name, "a whole number from " + least + " to " + most, text));
    }

    /** Returns the variable as a decimal number from {@code least} to {@code most}. */
    public BigDecimal decimal(String name, BigDecimal least, BigDecimal most) {
        String text = text(name);
        return Optional.of(text)
                .filter(number -> DECIMAL.matcher(number).matches())
                .map(BigDecimal::new)
                .filter(number -> number.compareTo(least) >= 0 && number.compareTo(most) <= 0)
                .orElseThrow(() -> wrong(name, "a number from " + least + " to " + most, text));
    }

    /** Returns the variable as a nonnegative number of seconds. */
    public Duration seconds(String name) {
        return Duration.ofSeconds(wholeNumber(name));
    }

    /** Returns the variable as a nonnegative number of seconds, or {@code fallback} if it is missing. */
    public Duration seconds(String name, Duration fallback) {
        return find(name)
                .map(text -> Duration.ofSeconds(wholeNumber(name, text)))
                .orElse(fallback);
    }

    private Optional<String> find(String name) {
        return Optional.ofNullable(variables.get(name)).filter(text -> !text.isBlank());
    }

    private static int wholeNumber(String name, String text) {
        if (!WHOLE_NUMBER.matcher(text).matches()) {
            throw wrong(name, "a whole number of at most nine digits", text);
        }
        return Integer.parseInt(text);
    }

    private static IllegalArgumentException wrong(String name, String allowed, String text) {
        return new IllegalArgumentException(
                "environment variable " + name + " must be " + allowed + ", not '" + text + "'");
    }
}
