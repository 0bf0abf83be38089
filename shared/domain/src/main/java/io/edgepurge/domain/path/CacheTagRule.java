package io.edgepurge.domain.path;

import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A CloudFront rule for cache tags of an invalidation, given without their {@code #}.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/invalidation-by-tags.html">Invalidate
 *     by cache tag</a>
 */
public enum CacheTagRule {
    NOT_EMPTY("must have at least one character", tag -> !tag.isEmpty()),
    VISIBLE_ASCII("must consist of visible ASCII characters", tag -> tag.chars().allMatch(c -> c > ' ' && c < 0x7F)),
    NO_COMMA("must not contain a comma, which separates tags", tag -> tag.indexOf(',') < 0),
    NO_WILDCARD("must not contain '*', because tags do not support wildcards", tag -> tag.indexOf('*') < 0),
    NO_MARK("must not start with '#', CloudFront's marker for tags", tag -> !tag.startsWith("#")),
    NOT_TOO_LONG("must be at most 256 characters long", tag -> tag.length() <= CacheTagRule.MAX_TAG_CHARS);

    private static final int MAX_TAG_CHARS = 256;

    private final String sentence;
    // Each predicate is a pure function, although its type does not show that.
    @SuppressWarnings("ImmutableEnumChecker")
    private final Predicate<String> condition;

    CacheTagRule(String sentence, Predicate<String> condition) {
        this.sentence = sentence;
        this.condition = condition;
    }

    /** Returns the first rule that the text breaks, if any. */
    public static Optional<CacheTagRule> brokenBy(String tag) {
        return Stream.of(values()).filter(rule -> !rule.condition.test(tag)).findFirst();
    }

    /** Returns the rule as a predicate for the subject "the tag". */
    public String sentence() {
        return sentence;
    }
}
