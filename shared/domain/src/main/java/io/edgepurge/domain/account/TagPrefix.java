package io.edgepurge.domain.account;

import io.edgepurge.domain.path.TagForm;
import java.util.Locale;

/**
 * What the tags of a URL endpoint start with, without regard to the case of letters; kept in lower case. Objects carry tags
 * whatever host or path they are served under, so on a distribution of several accounts this alone keeps them apart.
 *
 * @param value empty where the account may name every tag
 */
public record TagPrefix(String value) {
    /** Any tag: for a distribution that serves one account only. */
    public static final TagPrefix ANY = new TagPrefix("");

    /** Throws {@link IllegalArgumentException} if no tag could start so. */
    public TagPrefix {
        String given = value;
        TagForm.brokenBy(value + "x").ifPresent(form -> {
            throw new IllegalArgumentException(
                    "a tag prefix is the beginning of a tag, and a tag " + form.sentence() + ": " + given);
        });
        value = value.toLowerCase(Locale.ROOT);
    }

    /** Whether a tag starts with this. */
    public boolean isOf(String tag) {
        return tag.regionMatches(true, 0, value, 0, value.length());
    }

    /** Whether there are tags that start with both. */
    boolean overlaps(TagPrefix other) {
        return isOf(other.value) || other.isOf(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
