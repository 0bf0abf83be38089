package io.edgepurge.domain.url;

import io.edgepurge.domain.path.Escape;
import io.edgepurge.domain.path.PathEncoding;
import io.edgepurge.domain.path.PathRule;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** Syntax rules for path and query. They ensure that the invalidation path equals the path of the cached file. */
final class TargetRules {
    private static final Pattern FROM_TILDE = Pattern.compile("(?:~|%7E).*", Pattern.CASE_INSENSITIVE);

    private static final List<UrlPartRule> IN_ORDER = List.of(
            new UrlPartRule(UrlRule.URL_NO_PATH, target -> !PathRule.STARTS_WITH_SLASH.isKeptBy(target), "/"::concat),
            new UrlPartRule(
                    UrlRule.WILDCARD_POSITION,
                    target -> !PathRule.WILDCARD_ONLY_AT_THE_END.isKeptBy(target),
                    target -> target.substring(0, target.indexOf('*') + 1)),
            new UrlPartRule(
                    UrlRule.URL_MALFORMED_PERCENT,
                    Escape.MALFORMED::isIn,
                    target -> Escape.MALFORMED.replacedIn(target, percent -> "%25")),
            new UrlPartRule(
                    UrlRule.URL_ENCODED_DELIMITER,
                    Escape.DELIMITER::isIn,
                    target -> Escape.DELIMITER.replacedIn(target, TargetRules::plainDelimiter)),
            new UrlPartRule(UrlRule.URL_ENCODED_CONTROL, Escape.CONTROL::isIn, UnaryOperator.identity()),
            new UrlPartRule(UrlRule.URL_DOT_SEGMENT, DotSegments::areIn, DotSegments::resolvedIn),
            new UrlPartRule(
                    UrlRule.URL_TILDE,
                    target -> FROM_TILDE.matcher(target).find(),
                    target -> FROM_TILDE.matcher(target).replaceFirst("*")),
            new UrlPartRule(
                    UrlRule.URL_OVER_ENCODED,
                    Escape.UNRESERVED::isIn,
                    target -> Escape.UNRESERVED.replacedIn(target, TargetRules::decoded)),
            new UrlPartRule(
                    UrlRule.URL_TOO_LONG,
                    target -> !PathRule.NOT_TOO_LONG.isKeptBy(PathEncoding.encode(target)),
                    UnaryOperator.identity()));

    private TargetRules() {}

    static Optional<UrlViolation> brokenBy(UrlText url) {
        return UrlPartRule.firstBroken(IN_ORDER, url.target())
                .map(violation ->
                        violation.within(target -> url.withTarget(target).toString()));
    }

    private static String plainDelimiter(String escape) {
        return switch (escape.toUpperCase(Locale.ROOT)) {
            case "%2F", "%2A" -> decoded(escape);
            default -> escape;
        };
    }

    private static String decoded(String escape) {
        return Character.toString(Integer.parseInt(escape.substring(1), 16));
    }
}
