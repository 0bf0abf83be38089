package io.edgepurge.domain.url;

import io.edgepurge.domain.account.UrlEndpoint;
import io.edgepurge.domain.path.InvalidationPath;
import io.edgepurge.domain.path.PathEncoding;
import io.edgepurge.domain.path.PathRule;
import io.edgepurge.domain.url.CheckResult.Purgeable;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds the other spellings under which CloudFront may have cached the object of a URL: all combinations of the
 * {@link SpellingRule}s that apply. The prefix of the URL endpoint never changes.
 */
public final class Spellings {
    /** The maximum number of other spellings of a file. An item then costs at most eight paths. */
    public static final int MAX_OF_FILE = 7;

    /** The maximum number of other spellings of a wildcard. CloudFront allows only 15 wildcards in progress. */
    public static final int MAX_OF_WILDCARD = 3;

    private static final int CHARS_OF_OCTET = 3;
    private static final int MAX_DECOMPOSITION = 3;

    private static final Pattern VARIABLE = Pattern.compile("[+()'%]|[^\\x00-\\x7F]");

    private Spellings() {}

    /**
     * Returns the other spellings of a path, with the fewest rules first; empty for a tag or a path outside the endpoint.
     *
     * @param endpoint the endpoint that contains the path
     * @param accepted selects the spellings to return
     */
    public static List<Spelling> of(UrlEndpoint endpoint, InvalidationPath path, Predicate<InvalidationPath> accepted) {
        return candidates(endpoint, path)
                .filter(other -> accepted.test(other.path()))
                .limit(limitOf(path))
                .toList();
    }

    /** Returns the maximum number of other spellings of a path. */
    public static int limitOf(InvalidationPath path) {
        return path.isWildcard() ? MAX_OF_WILDCARD : MAX_OF_FILE;
    }

    /**
     * Returns the spellings that {@link #of} selects from, in the same order. They are computed while the stream is read, because the
     * path comes from a caller, and all combinations of a long path take milliseconds.
     */
    public static Stream<Spelling> candidates(UrlEndpoint endpoint, InvalidationPath path) {
        if (!mayExistFor(path.value()) || !PathEncoding.comparable(path.value()).startsWith(endpoint.prefix())) {
            return Stream.empty();
        }
        int prefix = endpoint.prefix().length();
        String before = path.value().substring(0, prefix);
        String after = path.isWildcard() ? "*" : "";
        return new SpellingCombinations(path.stem().substring(prefix))
                .others()
                .filter(other ->
                        PathRule.brokenBy(before + other.text() + after).isEmpty())
                .map(other -> new Spelling(new InvalidationPath(before + other.text() + after), other.rules()));
    }

    /** Returns false only if a URL, encoded or not, has no other spelling. */
    public static boolean mayExistFor(String url) {
        return VARIABLE.matcher(url).find();
    }

    /**
     * Returns an upper bound of the length of each spelling: an octet is written as three characters, and decomposition triples
     * non-ASCII octets at most.
     *
     * @param url any text, encoded or not
     * @see <a href="https://www.unicode.org/faq/normalization.html#12">Unicode FAQ, expansion factors</a>
     */
    public static int maxChars(String url) {
        byte[] octets = url.getBytes(StandardCharsets.UTF_8);
        int chars = 0;
        for (int at = 0; at < octets.length; at++) {
            boolean startsEscape =
                    octets[at] == '%' && at + 1 < octets.length && "89ABCDEFabcdef".indexOf(octets[at + 1]) >= 0;
            if (octets[at] < 0) {
                chars += CHARS_OF_OCTET * MAX_DECOMPOSITION;
            } else if (startsEscape) {
                // the two digits count one each
                chars += CHARS_OF_OCTET * MAX_DECOMPOSITION - 2;
            } else {
                chars += Character.isLetterOrDigit(octets[at]) || "/-._".indexOf(octets[at]) >= 0 ? 1 : CHARS_OF_OCTET;
            }
        }
        return chars;
    }

    /** Returns a predicate for paths that the checker accepts as parts of the endpoint. */
    public static Predicate<InvalidationPath> purgeableAt(UrlEndpoint endpoint, UrlChecker checker) {
        return path -> checker.check(endpoint.urlOf(path)) instanceof Purgeable item
                && item.path().equals(path)
                && item.endpoint().url().equals(endpoint.url());
    }
}
