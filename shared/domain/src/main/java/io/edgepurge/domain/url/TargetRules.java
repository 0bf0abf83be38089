package io.edgepurge.domain.url;

import io.edgepurge.domain.path.DecodedPath;
import io.edgepurge.domain.path.Escape;
import io.edgepurge.domain.path.PathEncoding;
import io.edgepurge.domain.path.PathRule;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Syntax rules for path and query. They ensure that the invalidation path equals the path of the cached file. */
final class TargetRules {
    private static final int LONGEST_STEM = 3_999;
    private static final Pattern ENCODED_TILDE = Pattern.compile("%7E", Pattern.CASE_INSENSITIVE);

    private static final List<UrlPartRule> IN_ORDER = List.of(
            new UrlPartRule(
                    UrlRule.URL_NO_PATH,
                    target -> !PathRule.STARTS_WITH_SLASH.isKeptBy(target),
                    Remedy.sameObject("/"::concat)),
            new UrlPartRule(UrlRule.URL_SIGNED, SignedUrl::is, Remedy.sameObject(SignedUrl::unsigned)),
            new UrlPartRule(UrlRule.URL_DOT_SEGMENT, DotSegments::areIn, Remedy.sameObject(DotSegments::resolvedIn)),
            new UrlPartRule(
                    UrlRule.WILDCARD_POSITION,
                    target -> !PathRule.WILDCARD_ONLY_AT_THE_END.isKeptBy(target),
                    Remedy.wildcardBefore(target -> target.indexOf('*'))),
            new UrlPartRule(
                    UrlRule.URL_MALFORMED_PERCENT,
                    Escape.MALFORMED::isIn,
                    Remedy.wildcardBefore(Escape.MALFORMED::firstIn)),
            new UrlPartRule(
                    UrlRule.URL_ENCODED_DELIMITER,
                    target -> EncodedDelimiters.firstIn(target) >= 0,
                    Remedy.wildcardBefore(EncodedDelimiters::firstIn)),
            new UrlPartRule(
                    UrlRule.URL_ENCODED_CONTROL,
                    target -> Escape.CONTROL.isIn(pathOf(target)),
                    Remedy.wildcardBefore(Escape.CONTROL::firstIn)),
            new UrlPartRule(
                    UrlRule.URL_DOT_SEGMENT,
                    target -> DecodedPath.of(pathOf(target)).hasDotSegment(),
                    Remedy.NONE),
            new UrlPartRule(
                    UrlRule.URL_TILDE,
                    target -> firstTildeIn(target) >= 0,
                    Remedy.wildcardBefore(TargetRules::firstTildeIn)),
            new UrlPartRule(
                    UrlRule.URL_OVER_ENCODED,
                    target -> Escape.UNRESERVED.isIn(pathOf(target)),
                    Remedy.wildcardBefore(Escape.UNRESERVED::firstIn)),
            new UrlPartRule(
                    UrlRule.URL_TOO_LONG,
                    target -> !PathRule.NOT_TOO_LONG.isKeptBy(PathEncoding.encode(target)),
                    Remedy.wider(TargetRules::shortened)));

    private TargetRules() {}

    static Optional<UrlViolation> brokenBy(UrlText url) {
        return UrlPartRule.firstBroken(IN_ORDER, url.target())
                .map(violation ->
                        violation.within(target -> url.withTarget(target).toString()));
    }

    /** Returns the target without the query. */
    static String pathOf(String target) {
        int query = target.indexOf('?');
        return query < 0 ? target : target.substring(0, query);
    }

    /** Finds a tilde, or an encoded one in the path. The edge caches a query as viewers send it, so an encoded one is exact there. */
    private static int firstTildeIn(String target) {
        Matcher encoded = ENCODED_TILDE.matcher(pathOf(target));
        int plain = target.indexOf('~');
        if (!encoded.find()) {
            return plain;
        }
        return plain < 0 ? encoded.start() : Math.min(plain, encoded.start());
    }

    /** Returns the wildcard for any query, or for the folder if the path itself is too long. */
    private static String shortened(String target) {
        String stem = PathEncoding.encode(target).substring(0, LONGEST_STEM);
        int end = Math.max(stem.indexOf('?'), stem.contains("?") ? -1 : stem.lastIndexOf('/'));
        return stem.substring(0, end + 1) + "*";
    }
}
