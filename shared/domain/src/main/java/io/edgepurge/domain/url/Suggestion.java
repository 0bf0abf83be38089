package io.edgepurge.domain.url;

import io.edgepurge.domain.url.CheckResult.Purgeable;

/**
 * A URL or tag to purge instead of a refused one.
 *
 * @param item the checked form of the text
 */
public record Suggestion(String text, SuggestionKind kind, Purgeable item) {
    /** Returns the same suggestion after an earlier correction of the refused text. */
    Suggestion after(SuggestionKind earlier) {
        return new Suggestion(text, kind.and(earlier), item);
    }
}
