package io.edgepurge.domain.url;

import io.edgepurge.domain.account.UrlEndpoint;
import io.edgepurge.domain.path.InvalidationPath;
import io.edgepurge.domain.path.PathEncoding;
import io.edgepurge.domain.path.PathRule;
import io.edgepurge.domain.url.CheckResult.Purgeable;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Finds the other spellings under which CloudFront may have cached the object of a URL: all combinations of the
 * {@link SpellingRule}s that apply. The prefix of the URL endpoint never changes.
 */
public final class Spellings {
    /** The maximum number of other spellings of a file. An item then costs at most eight paths. */
    public static final int MAX_OF_FILE = 7;

    /** The maximum number of other spellings of a wildcard. CloudFront allows only 15 wildcards in progress. */
    public static final int MAX_OF_WILDCARD = 3;

    private static final Pattern VARIABLE = Pattern.compile("[+()'%]|[^\\x00-\\x7F]");

    private Spellings() {}

    /**
     * Returns the other spellings of a path, with the fewest rules first; empty for a tag or a path outside the endpoint.
     *
     * @param endpoint the endpoint that contains the path
     * @param accepted selects the spellings to return
     */
    public static List<Spelling> of(UrlEndpoint endpoint, InvalidationPath path, Predicate<InvalidationPath> accepted) {
        if (!mayExistFor(path.value()) || !PathEncoding.comparable(path.value()).startsWith(endpoint.prefix())) {
            return List.of();
        }
        int prefix = endpoint.prefix().length();
        String before = path.value().substring(0, prefix);
        String after = path.isWildcard() ? "*" : "";
        return othersOf(path.stem().substring(prefix)).entrySet().stream()
                .filter(other ->
                        PathRule.brokenBy(before + other.getKey() + after).isEmpty())
                .map(other -> new Spelling(new InvalidationPath(before + other.getKey() + after), other.getValue()))
                .filter(other -> accepted.test(other.path()))
                .limit(path.isWildcard() ? MAX_OF_WILDCARD : MAX_OF_FILE)
                .toList();
    }

    /** Returns false only if a URL, encoded or not, has no other spelling. */
    public static boolean mayExistFor(String url) {
        return VARIABLE.matcher(url).find();
    }

    /** Returns a predicate for paths that the checker accepts as parts of the endpoint. */
    public static Predicate<InvalidationPath> purgeableAt(UrlEndpoint endpoint, UrlChecker checker) {
        return path -> checker.check(endpoint.urlOf(path)) instanceof Purgeable item
                && item.path().equals(path)
                && item.endpoint().url().equals(endpoint.url());
    }

    private static Map<String, List<SpellingRule>> othersOf(String text) {
        Map<String, List<SpellingRule>> others = new LinkedHashMap<>();
        combinations(text).forEach(rules -> combined(text, rules).forEach(other -> others.putIfAbsent(other, rules)));
        others.remove(text);
        return others;
    }

    /** Returns the texts that result from applying one rule after the other. */
    private static Set<String> combined(String text, List<SpellingRule> rules) {
        Set<String> texts = Set.of(text);
        for (SpellingRule rule : rules) {
            Set<String> next = new LinkedHashSet<>();
            texts.stream().map(rule::othersOf).flatMap(Collection::stream).forEach(next::add);
            texts = next;
        }
        return texts;
    }

    /** Returns the combinations of the rules that apply to a text, smallest first. */
    private static List<List<SpellingRule>> combinations(String text) {
        List<SpellingRule> applicable = List.of(SpellingRule.values()).stream()
                .filter(rule -> !rule.othersOf(text).isEmpty())
                .toList();
        return IntStream.range(1, 1 << applicable.size())
                .mapToObj(bits -> IntStream.range(0, applicable.size())
                        .filter(rule -> (bits & (1 << rule)) != 0)
                        .mapToObj(applicable::get)
                        .toList())
                .sorted(Comparator.comparingInt(List::size))
                .toList();
    }
}
