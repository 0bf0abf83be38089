package io.edgepurge.domain.url;

import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The plain and the escaped form of characters that a URL may contain in both forms. */
final class SpellingForms {
    private SpellingForms() {}

    /**
     * Returns the forms of a text that differ from it: all characters plain, and all escaped.
     *
     * @param pairs each character, followed by its escape in uppercase
     */
    static List<String> of(String text, String... pairs) {
        String plain = text;
        String escaped = text;
        for (int at = 0; at < pairs.length; at += 2) {
            String escape = pairs[at + 1];
            plain = plain.replace(escape, pairs[at]).replace(EscapeCase.lower(escape), pairs[at]);
            escaped = escaped.replace(pairs[at], EscapeCase.isLowerIn(text) ? EscapeCase.lower(escape) : escape);
        }
        return Stream.of(plain, escaped)
                .distinct()
                .filter(Predicate.not(text::equals))
                .toList();
    }

    /** Applies forms to the path only. */
    static List<String> ofPath(String target, Function<String, List<String>> forms) {
        String path = TargetRules.pathOf(target);
        String query = target.substring(path.length());
        return forms.apply(path).stream().map(form -> form + query).toList();
    }
}
