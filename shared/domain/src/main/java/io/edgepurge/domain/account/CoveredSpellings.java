package io.edgepurge.domain.account;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The spellings of a URL that its purge covers. */
public enum CoveredSpellings {
    /** The requested spelling only. */
    REQUESTED,
    /** The requested spelling and its other spellings, up to the maximum of {@link io.edgepurge.domain.url.Spellings}. */
    ALL;

    /** Returns the name in JSON, on the command line, and in the table. */
    public String word() {
        // enum names are ASCII, so the locale has no effect
        return name().toLowerCase(Locale.ROOT);
    }

    /** Finds a value by its {@link #word}. */
    public static Optional<CoveredSpellings> parse(String word) {
        return Arrays.stream(values())
                .filter(covered -> covered.word().equals(word))
                .findFirst();
    }
}
