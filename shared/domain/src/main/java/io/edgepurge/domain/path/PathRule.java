package io.edgepurge.domain.path;

import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A CloudFront rule for paths of an invalidation.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/invalidation-specifying-objects.html">
 *     What CloudFront needs to know about the objects to invalidate</a>
 */
public enum PathRule {
    STARTS_WITH_SLASH("must start with '/'", path -> path.startsWith("/")),
    ENCODED("must be percent-encoded", PathEncoding::isEncoded),
    WILDCARD_ONLY_AT_THE_END("can contain '*' only as its last character", PathRule::wildcardOnlyAtTheEnd),
    NOT_TOO_LONG("must be at most 4000 characters long", path -> path.length() <= PathRule.MAX_PATH_CHARS);

    private static final int MAX_PATH_CHARS = 4_000;

    private final String sentence;
    // Each predicate is a pure function, although its type does not show that.
    @SuppressWarnings("ImmutableEnumChecker")
    private final Predicate<String> condition;

    PathRule(String sentence, Predicate<String> condition) {
        this.sentence = sentence;
        this.condition = condition;
    }

    /** Returns the first rule that the text breaks, if any. */
    public static Optional<PathRule> brokenBy(String path) {
        return Stream.of(values()).filter(rule -> !rule.isKeptBy(path)).findFirst();
    }

    /** Returns true if the text satisfies this rule. */
    public boolean isKeptBy(String path) {
        return condition.test(path);
    }

    /** Returns the rule as a predicate for the subject "the path". */
    public String sentence() {
        return sentence;
    }

    private static boolean wildcardOnlyAtTheEnd(String path) {
        int star = path.indexOf('*');
        return star < 0 || star == path.length() - 1;
    }
}
