package io.edgepurge.domain.url;

/** Why an item cannot be purged: one rule a reason, each with a code that never changes. */
public sealed interface ItemRule permits UrlRule, TagRule, KeyRule {
    /** The name callers may build on, such as {@code url-dot-segment}. */
    String code();

    /** What is wrong and what to do about it, for people. */
    String sentence();
}
