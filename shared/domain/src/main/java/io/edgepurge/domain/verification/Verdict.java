package io.edgepurge.domain.verification;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The result of a verification, worst first. It is true for one edge location at one time, never for all of them. */
public enum Verdict {
    /** The edge location served a copy from before the purge. */
    STALE,
    /** The response proves neither. */
    UNKNOWN,
    /** The edge location served a copy from after the purge. */
    FRESH;

    /** Returns the lower-case word used in JSON, logs and the table. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Finds a verdict by its {@link #word}. */
    public static Optional<Verdict> parse(String word) {
        return Arrays.stream(values())
                .filter(verdict -> verdict.word().equals(word))
                .findFirst();
    }
}
