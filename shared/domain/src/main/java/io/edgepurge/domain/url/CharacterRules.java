package io.edgepurge.domain.url;

import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** Rules about characters of the whole URL. They ensure that every parser splits the URL at the same positions. */
final class CharacterRules {
    /** The character by which decoders replace malformed input; the original URL is lost. */
    private static final int REPLACEMENT_CHARACTER = 0xFFFD;

    private static final Pattern SCHEME = Pattern.compile("https?://", Pattern.CASE_INSENSITIVE);
    private static final Pattern OTHER_SCHEME = Pattern.compile("^(?:[A-Za-z][A-Za-z0-9+.-]*:)?//|^");

    private static final List<UrlPartRule> IN_ORDER = List.of(
            new UrlPartRule(UrlRule.URL_NOT_UNICODE, containsAny(CharacterRules::isLost), UnaryOperator.identity()),
            new UrlPartRule(
                    UrlRule.URL_CONTROL_OR_WHITESPACE,
                    containsAny(CharacterRules::isControlOrWhitespace),
                    url -> url.strip().replace(" ", "%20")),
            new UrlPartRule(UrlRule.URL_BACKSLASH, url -> url.contains("\\"), url -> url.replace('\\', '/')),
            new UrlPartRule(UrlRule.URL_FRAGMENT, url -> url.contains("#"), url -> url.substring(0, url.indexOf('#'))),
            new UrlPartRule(
                    UrlRule.URL_SCHEME,
                    url -> !SCHEME.matcher(url).lookingAt(),
                    url -> OTHER_SCHEME.matcher(url).replaceFirst("https://")));

    private CharacterRules() {}

    static Optional<UrlViolation> brokenBy(String url) {
        return UrlPartRule.firstBroken(IN_ORDER, url);
    }

    private static Predicate<String> containsAny(IntPredicate character) {
        return url -> url.codePoints().anyMatch(character);
    }

    /** Detects malformed input. A lone surrogate has its own type; a surrogate pair forms one code point of another type. */
    private static boolean isLost(int codePoint) {
        return codePoint == REPLACEMENT_CHARACTER || Character.getType(codePoint) == Character.SURROGATE;
    }

    private static boolean isControlOrWhitespace(int codePoint) {
        return Character.isISOControl(codePoint)
                || Character.isWhitespace(codePoint)
                || Character.isSpaceChar(codePoint);
    }
}
