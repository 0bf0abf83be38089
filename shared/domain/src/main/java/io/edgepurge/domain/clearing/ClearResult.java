package io.edgepurge.domain.clearing;

/** What a cache said when it was asked to forget a path. The texts go on from the cache's name, as in "answers 403". */
public sealed interface ClearResult {
    /** It holds the path no longer. */
    record Cleared() implements ClearResult {}

    /** It answered, but not well; other paths may fare better. */
    record Refused(String text) implements ClearResult {}

    /** No answer arrived, or not in time: another path would fare no better just now. */
    record Unanswered(String text) implements ClearResult {}
}
