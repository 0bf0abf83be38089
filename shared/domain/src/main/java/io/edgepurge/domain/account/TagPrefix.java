package io.edgepurge.domain.account;

import io.edgepurge.domain.path.CacheTagRule;
import java.util.Locale;

/**
 * The case-insensitive prefix of the tags of a URL endpoint, kept in lowercase.
 *
 * <p>Tags are independent of host and path. On a distribution with several accounts, only the prefix separates their tags.
 *
 * @param value empty if the account may use any tag
 */
public record TagPrefix(String value) {
    /** Matches any tag; for a distribution with one account. */
    public static final TagPrefix ANY = new TagPrefix("");

    /**
     * Creates a prefix.
     *
     * @throws IllegalArgumentException if no valid tag has this prefix
     */
    public TagPrefix {
        String given = value;
        CacheTagRule.brokenBy(value + "x").ifPresent(rule -> {
            throw new IllegalArgumentException(
                    "a tag prefix is the beginning of a tag, and a tag " + rule.sentence() + ": " + given);
        });
        value = value.toLowerCase(Locale.ROOT);
    }

    /** Returns true if a tag has this prefix. */
    public boolean matches(String tag) {
        return tag.regionMatches(true, 0, value, 0, value.length());
    }

    /** Returns true if a tag can have both prefixes. */
    boolean overlaps(TagPrefix other) {
        return matches(other.value) || other.matches(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
