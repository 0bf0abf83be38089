package io.edgepurge.domain.account;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What an API key may be used for. */
public enum Scope {
    /** To purge URLs without a wildcard. */
    PURGE,
    /** To purge URLs with a wildcard. */
    PURGE_WILDCARD,
    /** To purge cache tags. */
    PURGE_TAG,
    /** To read purges, quota, account and schedules. */
    READ,
    /** To cancel purges. */
    CANCEL;

    /** All there are: what a key gets unless it is given less. */
    public static Set<Scope> all() {
        return EnumSet.allOf(Scope.class);
    }

    /** The word in JSON, on the command line and in the table, such as {@code purge:wildcard}. */
    public String word() {
        // ASCII by declaration, so no locale can spell it otherwise
        return name().toLowerCase(Locale.ROOT).replace('_', ':');
    }

    /** The scope with this word, or nothing. */
    public static Optional<Scope> parse(String word) {
        return Arrays.stream(values())
                .filter(scope -> scope.word().equals(word))
                .findFirst();
    }
}
