package io.edgepurge.domain.endpointcheck;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The use of the endpoint check, as the operator sets it. */
public enum CheckMode {
    /** Refuses items that certainly have no effect, and warns of others. */
    ENABLED,
    /** Warns, and refuses nothing. For distributions behind another proxy or CDN, which the check cannot see. */
    WARNINGS,
    /** Reads no settings and ignores stored ones. */
    DISABLED;

    /** Returns the name in settings. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the mode with a name; empty for other text. */
    public static Optional<CheckMode> parse(String word) {
        return Arrays.stream(values()).filter(mode -> mode.word().equals(word)).findFirst();
    }
}
