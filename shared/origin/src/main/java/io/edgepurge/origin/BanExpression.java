package io.edgepurge.origin;

import java.util.stream.Collectors;

/**
 * A regular expression for paths with a prefix, as a Varnish ban requires it: one word, without quotes or spaces.
 *
 * @see <a href="https://varnish-cache.org/docs/7.1/users-guide/purging.html">Purging and banning</a>
 */
final class BanExpression {
    /** Characters of an encoded path, other than letters and digits, without a meaning in regular expressions. */
    private static final String PLAIN = "/-_%=&,;:@!'";

    private BanExpression() {}

    /** @param encoded an encoded path prefix, which contains no space, quote, backslash or caret */
    static String startingWith(String encoded) {
        return encoded.chars().mapToObj(BanExpression::literal).collect(Collectors.joining("", "^", ""));
    }

    /** Puts a metacharacter into a character class. A backslash would need more escaping at each further stage. */
    private static String literal(int character) {
        String text = Character.toString(character);
        return Character.isLetterOrDigit(character) || PLAIN.contains(text) ? text : "[" + text + "]";
    }
}
