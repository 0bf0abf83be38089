package io.edgepurge.domain.url;

import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A broken rule.
 *
 * @param remedy text that no longer breaks the rule, but may break others
 */
record UrlViolation(UrlRule rule, String sentence, Optional<String> remedy) {
    static UrlViolation of(UrlRule rule) {
        return new UrlViolation(rule, rule.sentence(), Optional.empty());
    }

    UrlViolation withDetail(String detail) {
        return new UrlViolation(rule, sentence + " " + detail, remedy);
    }

    UrlViolation withRemedy(String text) {
        return new UrlViolation(rule, sentence, Optional.of(text));
    }

    /** Returns the sentence for the caller, depending on whether there is a suggestion. */
    String sentenceWith(Optional<String> suggestion) {
        return rule == UrlRule.URL_TILDE && suggestion.isEmpty()
                ? sentence + " No such wildcard is allowed for this URL."
                : sentence;
    }

    /** Returns the same violation with a remedy for the whole URL instead of one part. */
    UrlViolation within(UnaryOperator<String> wholeUrl) {
        return new UrlViolation(rule, sentence, remedy.map(wholeUrl));
    }
}
