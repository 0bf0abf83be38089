package io.edgepurge.domain.url;

import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A broken rule.
 *
 * @param correction text that no longer breaks the rule, if there is one
 */
record UrlViolation(UrlRule rule, String sentence, Optional<Correction> correction) {
    private static final String NO_WILDCARD =
            " No such wildcard is allowed for this URL. Use a cache tag, publish the file under another name, or ask an"
                    + " operator to purge it.";

    static UrlViolation of(UrlRule rule) {
        return new UrlViolation(rule, rule.sentence(), Optional.empty());
    }

    UrlViolation withDetail(String detail) {
        return new UrlViolation(rule, sentence + " " + detail, correction);
    }

    UrlViolation withCorrection(Correction other) {
        return new UrlViolation(rule, sentence, Optional.of(other));
    }

    /** Returns the sentence for the caller, depending on whether there is a suggestion. */
    String sentenceWith(Optional<Suggestion> suggestion) {
        return rule == UrlRule.URL_TILDE && suggestion.isEmpty() ? sentence + NO_WILDCARD : sentence;
    }

    /** Returns the same violation with a correction of the whole URL instead of one part. */
    UrlViolation within(UnaryOperator<String> wholeUrl) {
        return new UrlViolation(
                rule, sentence, correction.map(part -> new Correction(wholeUrl.apply(part.text()), part.kind())));
    }
}
