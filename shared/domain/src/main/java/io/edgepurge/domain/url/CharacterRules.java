package io.edgepurge.domain.url;

import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** What no URL may hold anywhere, so that everyone who reads it later splits it at the same places. */
final class CharacterRules {
    /** What decoders leave where they could not make out a character; a URL with it names another object. */
    private static final int REPLACEMENT_CHARACTER = 0xFFFD;

    private static final Pattern SCHEME = Pattern.compile("https?://", Pattern.CASE_INSENSITIVE);
    private static final Pattern OTHER_SCHEME = Pattern.compile("^(?:[A-Za-z][A-Za-z0-9+.-]*:)?//|^");

    private static final List<TextRule> IN_ORDER = List.of(
            new TextRule(UrlRule.URL_NOT_UNICODE, suspensions(CharacterRules::isLost), UnaryOperator.identity()),
            new TextRule(
                    UrlRule.URL_CONTROL_OR_WHITESPACE,
                    suspensions(CharacterRules::isControlOrWhitespace),
                    url -> url.strip().replace(" ", "%20")),
            new TextRule(UrlRule.URL_BACKSLASH, url -> url.contains("\\"), url -> url.replace('\\', '/')),
            new TextRule(UrlRule.URL_FRAGMENT, url -> url.contains("#"), url -> url.substring(0, url.indexOf('#'))),
            new TextRule(
                    UrlRule.URL_SCHEME,
                    url -> !SCHEME.matcher(url).lookingAt(),
                    url -> OTHER_SCHEME.matcher(url).replaceFirst("https://")));

    private CharacterRules() {}

    static Optional<Fault> brokenBy(String url) {
        return TextRule.firstBroken(IN_ORDER, url);
    }

    private static Predicate<String> suspensions(IntPredicate character) {
        return url -> url.codePoints().anyMatch(character);
    }

    /** Whole pairs come as one code point above the surrogates. */
    private static boolean isLost(int codePoint) {
        return codePoint == REPLACEMENT_CHARACTER || Character.getType(codePoint) == Character.SURROGATE;
    }

    private static boolean isControlOrWhitespace(int codePoint) {
        return Character.isISOControl(codePoint)
                || Character.isWhitespace(codePoint)
                || Character.isSpaceChar(codePoint);
    }
}
