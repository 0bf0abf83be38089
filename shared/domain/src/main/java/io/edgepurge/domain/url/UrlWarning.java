package io.edgepurge.domain.url;

import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A sign that an accepted URL is not the one that its caller means, with a stable code. */
public enum UrlWarning {
    TRAILING_PUNCTUATION(
            "The URL ends with punctuation, possibly from the text around it. Purge the URL without it if no object has"
                    + " this name.",
            url -> endsWithPunctuation(url.text())),
    TEXT_AFTER_FILE(
            "The URL contains a comma, semicolon, or quotation mark after a file name, possibly from a table or list. Purge"
                    + " the URL without that text if no object has this name.",
            matches("^(?:[^?/]*+/)*+[^?/]*\\.[A-Za-z][A-Za-z0-9]{1,4}[,;\"'][^/?]++(?:\\?.*)?$")),
    HTML_ESCAPED(
            "The URL contains an HTML entity, for example &amp;. If it is copied from HTML, write the character instead,"
                    + " for example '&'.",
            matches("&(?:amp|lt|gt|quot|apos);")),
    FOLDER_WITHOUT_WILDCARD(
            "The URL ends with '/', so the purge does not include the files below it. To purge the folder, add '*' at the"
                    + " end.",
            matches("^[^:]+://[^/]+/[^?]+/$")),
    DOUBLE_SLASH(
            "The path contains '//', which CloudFront does not treat as '/'. If visitors use the URL with one '/', purge"
                    + " that URL.",
            matches("^[^?]*(?<!(?i:https?):)//")),
    UPPERCASE_EXTENSION(
            "The file extension contains uppercase letters, and CloudFront is case-sensitive. If visitors use the URL in"
                    + " lowercase, purge that URL.",
            matches("^[^:]+://[^/]+/(?:[^?]*/)?[^/?]*\\.(?=[a-z0-9]*[A-Z])[A-Za-z0-9]{1,5}\\*?(?:\\?.*)?$")),
    MORE_SPELLINGS(
            "The object has more other spellings than 'alsoCachedAs' lists. Purge those that visitors use as items of their own,"
                    + " or purge a wildcard.",
            AcceptedUrl::hasMoreSpellings);

    private static final String PUNCTUATION = ",;.'\"`>)]}";

    private final String sentence;
    // Each predicate is a pure function, although its type does not show that.
    @SuppressWarnings("ImmutableEnumChecker")
    private final Predicate<AcceptedUrl> applies;

    UrlWarning(String sentence, Predicate<AcceptedUrl> applies) {
        this.sentence = sentence;
        this.applies = applies;
    }

    /**
     * Returns the warnings for an accepted URL.
     *
     * @param moreSpellings true if the object has more other spellings than the caller sees
     */
    public static List<UrlWarning> of(String url, boolean moreSpellings) {
        AcceptedUrl accepted = new AcceptedUrl(url, moreSpellings);
        return Stream.of(values())
                .filter(warning -> warning.applies.test(accepted))
                .toList();
    }

    /** Returns the stable code for API callers. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Returns the problem and its fix as text for people. */
    public String sentence() {
        return sentence;
    }

    private static Predicate<AcceptedUrl> matches(String pattern) {
        Predicate<String> matching = Pattern.compile(pattern).asPredicate();
        return url -> matching.test(url.text());
    }

    private static boolean endsWithPunctuation(String url) {
        char last = url.charAt(url.length() - 1);
        return PUNCTUATION.indexOf(last) >= 0 && !closes(url, last);
    }

    /** Returns true if the last character closes a pair that the URL opens, as in {@code a(1)}. */
    private static boolean closes(String url, char last) {
        int opening = switch (last) {
            case ')' -> '(';
            case ']' -> '[';
            case '}' -> '{';
            default -> 0;
        };
        return opening != 0 && count(url, opening) >= count(url, last);
    }

    private static long count(String url, int character) {
        return url.chars().filter(each -> each == character).count();
    }

    private record AcceptedUrl(String text, boolean hasMoreSpellings) {}
}
