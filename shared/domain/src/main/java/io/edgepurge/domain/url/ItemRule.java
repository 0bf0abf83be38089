package io.edgepurge.domain.url;

import java.util.Locale;

/** A rule that an item to purge must satisfy, with a stable code. */
public sealed interface ItemRule permits UrlRule, TagRule, ImageRule, KeyRule, EffectRule {
    /** Returns the name of the enum constant. */
    String name();

    /** Returns the stable code for API callers, such as {@code url-dot-segment}. */
    default String code() {
        // enum names are ASCII, so the locale has no effect
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Returns the problem and its fix as text for people. */
    String sentence();
}
