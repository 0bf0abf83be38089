package io.edgepurge.domain.url;

import java.util.Optional;
import java.util.function.UnaryOperator;

/** A broken rule, and the text that no longer breaks it; whether that text breaks others is for the checker to find out. */
record Fault(UrlRule rule, String sentence, Optional<String> remedy) {
    static Fault of(UrlRule rule) {
        return new Fault(rule, rule.sentence(), Optional.empty());
    }

    Fault withDetail(String detail) {
        return new Fault(rule, sentence + " " + detail, remedy);
    }

    Fault withRemedy(String text) {
        return new Fault(rule, sentence, Optional.of(text));
    }

    /** What to tell the caller, who may expect a way out where there is none. */
    String sentenceWith(Optional<String> suggestion) {
        return rule == UrlRule.URL_TILDE && suggestion.isEmpty()
                ? sentence + " No such wildcard is allowed for this URL."
                : sentence;
    }

    /** The same fault of a longer text that holds the one it was found in. */
    Fault within(UnaryOperator<String> longerText) {
        return new Fault(rule, sentence, remedy.map(longerText));
    }
}
