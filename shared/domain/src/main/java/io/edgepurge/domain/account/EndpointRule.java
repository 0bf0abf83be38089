package io.edgepurge.domain.account;

import io.edgepurge.domain.path.Escape;
import io.edgepurge.domain.path.PathRule;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A syntax rule for the text of a URL endpoint. The rules allow one form only, so that equal endpoints have equal text. */
public enum EndpointRule {
    NOT_TOO_LONG(
            "must leave room for a path within CloudFront's limit of 4000 characters", PathRule.NOT_TOO_LONG::isKeptBy),
    SCHEME("must start with https:// or http://", EndpointRule.written("(?i:https?)://.*")),
    HOST(
            "must contain a host of at most 253 ASCII letters, digits, '-', and '_', separated by single dots",
            EndpointRule.written("[^:]+://(?=[^:/]{1,253}(?![^:/]))[A-Za-z0-9_-]++(\\.[A-Za-z0-9_-]++)*+(?![^:/]).*")),
    PORT(
            "must have a port from 1 to 65535 without leading zeros, or no port and no ':'",
            EndpointRule.written("[^:]+://[^:/]+(:[1-9][0-9]{0,4})?(/.*)?").and(EndpointRule::portInRange)),
    NO_DEFAULT_PORT(
            "must omit the default port (:443 for https, :80 for http)",
            EndpointRule.written("(?i:https://[^:/]+:443|http://[^:/]+:80)(/.*)?")
                    .negate()),
    SLASHES("must end with '/', such as https://host/prefix/", EndpointRule.written("[^:]+://[^/]+/(.*/)?")),
    NO_EMPTY_SEGMENT(
            "must not contain '//' after the host",
            EndpointRule.written("[^:]+://.*//.*").negate()),
    NO_DOT_SEGMENT(
            "must not contain '.' or '..' segments",
            EndpointRule.written(".*/\\.\\.?/.*").negate()),
    ENCODED(
            "can contain only letters, digits, -._!$&'()+,;=:@, and uppercase escapes of other characters"
                    + " after the host, such as %C3%A9, but no escaped '/', '\\', '*', '~', or control character",
            EndpointRule.written("[^:]+://[^/]+/(?:[A-Za-z0-9._!$&'()+,;=:@/-]++|%[0-9A-F]{2})*+")
                    .and(EndpointRule::escapesOnlyWhatNeedsIt));

    private static final Pattern PORT_NUMBER = Pattern.compile("[^:]+://[^:/]+:([0-9]+).*");
    private static final int MAX_PORT = 65_535;

    private final String sentence;
    // Each predicate is a pure function, although its type does not show that.
    @SuppressWarnings("ImmutableEnumChecker")
    private final Predicate<String> condition;

    EndpointRule(String sentence, Predicate<String> condition) {
        this.sentence = sentence;
        this.condition = condition;
    }

    /** Returns the first rule that the text breaks, if any. */
    public static Optional<EndpointRule> brokenBy(String url) {
        return Stream.of(values()).filter(rule -> !rule.condition.test(url)).findFirst();
    }

    /** Returns the rule as a predicate for the subject "the URL endpoint". */
    public String sentence() {
        return sentence;
    }

    private static Predicate<String> written(String pattern) {
        return Pattern.compile(pattern, Pattern.DOTALL).asMatchPredicate();
    }

    private static boolean portInRange(String url) {
        Matcher port = PORT_NUMBER.matcher(url);
        return !port.matches() || Integer.parseInt(port.group(1)) <= MAX_PORT;
    }

    private static boolean escapesOnlyWhatNeedsIt(String url) {
        return Stream.of(Escape.values()).noneMatch(escape -> escape.isIn(url));
    }
}
