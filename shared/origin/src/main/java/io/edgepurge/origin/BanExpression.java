package io.edgepurge.origin;

import java.util.stream.Collectors;

/**
 * The regular expression of what starts with a text, as Varnish takes it in a ban: one word, without quotes or blanks.
 *
 * @see <a href="https://varnish-cache.org/docs/7.1/users-guide/purging.html">Purging and banning</a>
 */
final class BanExpression {
    /** What may stand in an encoded path beside letters and digits, and means nothing in a regular expression. */
    private static final String PLAIN = "/-_%=&,;:@!'";

    private BanExpression() {}

    /** @param encoded the start of a path, encoded: a blank, a quote, a backslash or a caret cannot be in it */
    static String startingWith(String encoded) {
        return encoded.chars().mapToObj(BanExpression::literal).collect(Collectors.joining("", "^", ""));
    }

    /** In a class of its own a character stands for itself; a backslash would need more escaping at every further stage. */
    private static String literal(int character) {
        String text = Character.toString(character);
        return Character.isLetterOrDigit(character) || PLAIN.contains(text) ? text : "[" + text + "]";
    }
}
