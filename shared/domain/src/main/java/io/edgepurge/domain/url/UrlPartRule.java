package io.edgepurge.domain.url;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * A rule about one part of a URL.
 *
 * @param remedy corrects the part; returns its argument if there is no remedy
 */
record UrlPartRule(UrlRule rule, Predicate<String> isBrokenBy, UnaryOperator<String> remedy) {
    static Optional<UrlViolation> firstBroken(List<UrlPartRule> rules, String text) {
        return rules.stream()
                .filter(rule -> rule.isBrokenBy.test(text))
                .map(rule -> rule.violationOf(text))
                .findFirst();
    }

    private UrlViolation violationOf(String text) {
        String corrected = remedy.apply(text);
        return corrected.equals(text)
                ? UrlViolation.of(rule)
                : UrlViolation.of(rule).withRemedy(corrected);
    }
}
