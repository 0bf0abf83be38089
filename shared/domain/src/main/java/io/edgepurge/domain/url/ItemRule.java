package io.edgepurge.domain.url;

import java.util.Locale;

/** Why an item cannot be purged: one rule a reason, each with a code that never changes. */
public sealed interface ItemRule permits UrlRule, TagRule, KeyRule {
    /** As each of these enums declares it. */
    String name();

    /** The name callers may build on, such as {@code url-dot-segment}. */
    default String code() {
        // ASCII by declaration, so no locale can spell it otherwise.
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What is wrong and what to do about it, for people. */
    String sentence();
}
