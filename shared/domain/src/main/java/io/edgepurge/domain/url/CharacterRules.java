package io.edgepurge.domain.url;

import io.edgepurge.domain.path.PathEncoding;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Rules about characters of the whole URL. They ensure that every parser splits the URL at the same positions. */
final class CharacterRules {
    /** The character by which decoders replace malformed input; the original URL is lost. */
    private static final int REPLACEMENT_CHARACTER = 0xFFFD;

    /** A list in one line, or a second URL after white space. A proxied URL after a slash is part of the path. */
    private static final Pattern SEVERAL = Pattern.compile(
            "^\\s*+(?:[\\[{]|-\\s)|\\S\\s++[\"'<]?https?://|[\"'][,;]\\s*+[\"']", Pattern.CASE_INSENSITIVE);

    /** Two octets of a file name that Git quoted, in octal. */
    private static final Pattern GIT_OCTETS = Pattern.compile("(?:\\\\[23][0-7]{2}){2}");

    private static final Pattern HTML_ESCAPE =
            Pattern.compile("&#(?:[0-9]{1,7}+|x[0-9a-f]{1,6}+);", Pattern.CASE_INSENSITIVE);
    private static final Pattern HTML_AMPERSAND =
            Pattern.compile("&#(?:0{0,5}38|x0{0,4}26);", Pattern.CASE_INSENSITIVE);

    private static final List<UrlPartRule> IN_ORDER = List.of(
            new UrlPartRule(UrlRule.URL_NOT_UNICODE, containsAny(CharacterRules::isLost), Remedy.NONE),
            new UrlPartRule(
                    UrlRule.URL_INVISIBLE_CHARACTER,
                    InvisibleCharacters::areIn,
                    Remedy.sameObject(InvisibleCharacters::removedFrom)),
            new UrlPartRule(UrlRule.URL_NOT_SINGLE, url -> SEVERAL.matcher(url).find(), Remedy.NONE),
            new UrlPartRule(
                    UrlRule.URL_CONTROL_OR_WHITESPACE,
                    url -> containsAny(CharacterRules::isControlOrSpace).test(url)
                            || !trimmed(url).equals(url),
                    Remedy.sameObject(url -> withEncodedSpaces(trimmed(url)))),
            new UrlPartRule(
                    UrlRule.URL_BACKSLASH,
                    url -> url.contains("\\"),
                    Remedy.sameObject(CharacterRules::withSlashesBeforeQuery)),
            new UrlPartRule(
                    UrlRule.URL_HTML_ESCAPED,
                    url -> HTML_ESCAPE.matcher(url).find(),
                    Remedy.sameObject(url -> HTML_AMPERSAND.matcher(url).replaceAll("&"))),
            new UrlPartRule(UrlRule.URL_FRAGMENT, url -> url.contains("#"), Remedy.NONE));

    private CharacterRules() {}

    static Optional<UrlViolation> brokenBy(String url) {
        return UrlPartRule.firstBroken(IN_ORDER, url)
                .map(violation -> violation.rule() == UrlRule.URL_INVISIBLE_CHARACTER
                        ? violation.withDetail(InvisibleCharacters.named(url))
                        : violation);
    }

    private static Predicate<String> containsAny(IntPredicate character) {
        return url -> url.codePoints().anyMatch(character);
    }

    /** Detects malformed input. A lone surrogate has its own type; a surrogate pair forms one code point of another type. */
    private static boolean isLost(int codePoint) {
        return codePoint == REPLACEMENT_CHARACTER || Character.getType(codePoint) == Character.SURROGATE;
    }

    /** Detects characters that a URL cannot contain. Other spaces, such as U+00A0, are encoded like all non-ASCII characters. */
    private static boolean isControlOrSpace(int codePoint) {
        return codePoint == ' '
                || Character.isISOControl(codePoint)
                || Character.getType(codePoint) == Character.LINE_SEPARATOR
                || Character.getType(codePoint) == Character.PARAGRAPH_SEPARATOR;
    }

    private static boolean isWhitespace(char character) {
        return Character.isWhitespace(character) || Character.isSpaceChar(character);
    }

    private static String trimmed(String url) {
        int start = 0;
        int end = url.length();
        while (start < end && isWhitespace(url.charAt(start))) {
            start++;
        }
        while (start < end && isWhitespace(url.charAt(end - 1))) {
            end--;
        }
        return url.substring(start, end);
    }

    private static String withEncodedSpaces(String url) {
        StringBuilder encoded = new StringBuilder(url.length());
        url.codePoints()
                .mapToObj(Character::toString)
                .map(character ->
                        Character.isSpaceChar(character.codePointAt(0)) ? PathEncoding.encode(character) : character)
                .forEach(encoded::append);
        return encoded.toString();
    }

    /**
     * Replaces backslashes as browsers do. In a query, browsers send them unchanged, so there is no remedy. There is none for a name
     * that Git quoted either, because the backslashes are not part of the name.
     */
    private static String withSlashesBeforeQuery(String url) {
        int query = url.indexOf('?');
        boolean inQuery = query >= 0 && url.lastIndexOf('\\') > query;
        return inQuery || isGitQuoted(url) ? url : url.replace('\\', '/');
    }

    /** Detects a file name that Git quoted: octets in octal, or quotation marks around an escape. Its backslashes are not folders. */
    private static boolean isGitQuoted(String url) {
        int quote = url.indexOf('"');
        return GIT_OCTETS.matcher(url).find() || (quote >= 0 && url.endsWith("\"") && url.lastIndexOf('\\') > quote);
    }
}
