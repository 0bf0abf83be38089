package io.edgepurge.domain.url;

/**
 * Text that no longer breaks a rule, but may break others.
 *
 * @param kind the relation between the text and the original
 */
record Correction(String text, SuggestionKind kind) {
    static Correction sameObject(String text) {
        return new Correction(text, SuggestionKind.SAME_OBJECT);
    }

    static Correction wider(String text) {
        return new Correction(text, SuggestionKind.WIDER);
    }
}
