package io.edgepurge.domain.url;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** A rule about one part of a URL, with the remedy for a part that breaks it. */
record UrlPartRule(UrlRule rule, Predicate<String> isBrokenBy, Remedy remedy) {
    static Optional<UrlViolation> firstBroken(List<UrlPartRule> rules, String text) {
        return rules.stream()
                .filter(rule -> rule.isBrokenBy.test(text))
                .map(rule -> rule.violationOf(text))
                .findFirst();
    }

    private UrlViolation violationOf(String text) {
        return new UrlViolation(rule, rule.sentence(), remedy.applyTo(text));
    }
}
