package io.edgepurge.cli.input;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The C-style quoting of file names that Git prints, for example {@code "caf\303\251.jpg"}. Texts have one character per octet.
 *
 * @see <a href="https://git-scm.com/docs/git-config#Documentation/git-config.txt-corequotePath">core.quotePath</a>
 */
final class GitQuoting {
    private static final int OCTAL = 8;

    private static final Map<String, String> CHARACTERS = Map.of(
            "a", "\u0007", "b", "\b", "t", "\t", "n", "\n", "v", "\u000B", "f", "\f", "r", "\r", "\"", "\"", "\\",
            "\\");

    private static final Pattern ESCAPE = Pattern.compile("\\\\([abtnvfr\"\\\\]|[0-3][0-7]{2})");

    private static final Pattern QUOTED = Pattern.compile("\"[^\"\\\\]*\"");

    private GitQuoting() {}

    /** Returns true if Git quoted the text. A quoted name has at least one escape, because Git quotes no other names. */
    static boolean isQuoted(String octets) {
        String withoutEscapes = ESCAPE.matcher(octets).replaceAll("x");
        return !withoutEscapes.equals(octets) && QUOTED.matcher(withoutEscapes).matches();
    }

    /** Returns the original name of a text that Git quoted; returns any other text unchanged. */
    static String unquoted(String octets) {
        return isQuoted(octets)
                ? ESCAPE.matcher(octets.substring(1, octets.length() - 1))
                        .replaceAll(escape -> Matcher.quoteReplacement(decoded(escape.group(1))))
                : octets;
    }

    private static String decoded(String escape) {
        String character = CHARACTERS.get(escape);
        return character == null ? Character.toString((char) Integer.parseInt(escape, OCTAL)) : character;
    }
}
