package io.edgepurge.domain.url;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** A rule that a piece of text keeps or breaks on its own. The remedy may return its argument: then there is none. */
record TextRule(UrlRule rule, Predicate<String> isBrokenBy, UnaryOperator<String> remedy) {
    static Optional<Fault> firstBroken(List<TextRule> rules, String text) {
        return rules.stream()
                .filter(rule -> rule.isBrokenBy.test(text))
                .map(rule -> rule.faultOf(text))
                .findFirst();
    }

    private Fault faultOf(String text) {
        String remedied = remedy.apply(text);
        return remedied.equals(text) ? Fault.of(rule) : Fault.of(rule).withRemedy(remedied);
    }
}
