package io.edgepurge.domain.url;

/** The relation between a suggestion and the refused item. */
public enum SuggestionKind {
    /** The suggestion purges the object that a browser requests for the refused URL, and nothing else. */
    SAME_OBJECT("same"),
    /** The suggestion is a wildcard: it also purges other objects. */
    WIDER("wider");

    private final String word;

    SuggestionKind(String word) {
        this.word = word;
    }

    /** Returns the name for API callers. */
    public String word() {
        return word;
    }

    /** Returns the kind of a suggestion that results from two corrections. */
    SuggestionKind and(SuggestionKind other) {
        return this == WIDER ? WIDER : other;
    }
}
