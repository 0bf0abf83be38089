package io.edgepurge.domain.account;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** A permission of an API key. */
public enum Scope {
    /** Purge URLs without a wildcard. */
    PURGE,
    /** Purge URLs with a wildcard. */
    PURGE_WILDCARD,
    /** Purge cache tags. */
    PURGE_TAG,
    /** Read purges, quota, account, and schedules. */
    READ,
    /** Cancel purges. */
    CANCEL;

    /** Returns all scopes, the default of a new key. */
    public static Set<Scope> all() {
        return EnumSet.allOf(Scope.class);
    }

    /** Returns the name in JSON, on the command line, and in the table, such as {@code purge:wildcard}. */
    public String word() {
        // enum names are ASCII, so the locale has no effect
        return name().toLowerCase(Locale.ROOT).replace('_', ':');
    }

    /** Finds a scope by its {@link #word}. */
    public static Optional<Scope> parse(String word) {
        return Arrays.stream(values())
                .filter(scope -> scope.word().equals(word))
                .findFirst();
    }
}
