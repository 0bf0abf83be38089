package io.edgepurge.domain.url;

import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.function.UnaryOperator;

/**
 * Corrects text that breaks a rule. Every remedy declares whether the result names the same object. A remedy never cuts, decodes, or
 * joins parts of a name, because the result would name another object.
 *
 * @param function returns its argument if it cannot correct the text
 */
record Remedy(SuggestionKind kind, UnaryOperator<String> function) {
    /** No correction. */
    static final Remedy NONE = sameObject(UnaryOperator.identity());

    /** Returns a remedy whose result names the object that a browser requests for the original text. */
    static Remedy sameObject(UnaryOperator<String> function) {
        return new Remedy(SuggestionKind.SAME_OBJECT, function);
    }

    /** Returns a remedy whose result is a wildcard that covers the object. */
    static Remedy wider(UnaryOperator<String> function) {
        return new Remedy(SuggestionKind.WIDER, function);
    }

    /**
     * Returns a remedy whose result is the wildcard that ends before a position.
     *
     * @param position finds the position in the text; negative if there is none
     */
    static Remedy wildcardBefore(ToIntFunction<String> position) {
        return wider(text -> {
            int end = position.applyAsInt(text);
            return end < 0 ? text : text.substring(0, end) + "*";
        });
    }

    Optional<Correction> applyTo(String text) {
        return Optional.of(function.apply(text))
                .filter(corrected -> !corrected.equals(text))
                .map(corrected -> new Correction(corrected, kind));
    }
}
