package io.edgepurge.domain.url;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The texts that result from applying {@link SpellingRule}s to a text, one rule after the other. Applies a rule to a text at most
 * once, and only when the stream of texts reaches it. Not safe for use by several threads.
 */
final class SpellingCombinations {
    /**
     * The maximum number of texts of one text. It fits all combinations of two rules, which have two forms each. Five such rules have
     * 242 combinations, and each must be checked if the caller may not purge it.
     */
    static final int MAX = 50;

    private final String text;
    private final Map<List<SpellingRule>, List<String>> combined = new HashMap<>();

    SpellingCombinations(String text) {
        this.text = text;
        combined.put(List.of(), List.of(text));
    }

    /** A text and the rules that lead to it. */
    record Combination(String text, List<SpellingRule> rules) {}

    /** Returns the other texts, with the fewest rules first and without repetition. Can be called once. */
    Stream<Combination> others() {
        Set<String> seen = new HashSet<>(Set.of(text));
        return combinations()
                .flatMap(rules -> combined(rules).stream().map(other -> new Combination(other, rules)))
                .filter(other -> seen.add(other.text()))
                .limit(MAX);
    }

    private List<String> combined(List<SpellingRule> rules) {
        List<String> known = combined.get(rules);
        if (known != null) {
            return known;
        }
        SpellingRule last = rules.getLast();
        List<String> texts = combined(rules.subList(0, rules.size() - 1)).stream()
                .map(last::othersOf)
                .flatMap(Collection::stream)
                .distinct()
                .toList();
        combined.put(rules, texts);
        return texts;
    }

    /** Returns the combinations of the rules that apply to the text, smallest first. */
    private Stream<List<SpellingRule>> combinations() {
        List<SpellingRule> applicable = Stream.of(SpellingRule.values())
                .filter(rule -> !combined(List.of(rule)).isEmpty())
                .toList();
        return IntStream.range(1, 1 << applicable.size())
                .mapToObj(bits -> IntStream.range(0, applicable.size())
                        .filter(rule -> (bits & (1 << rule)) != 0)
                        .mapToObj(applicable::get)
                        .toList())
                .sorted(Comparator.comparingInt(List::size));
    }
}
