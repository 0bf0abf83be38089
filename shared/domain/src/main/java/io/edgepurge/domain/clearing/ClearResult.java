package io.edgepurge.domain.clearing;

/** The result of a call to a cache. The texts continue a sentence that begins with the name of the cache. */
public sealed interface ClearResult {
    /** The cache no longer stores the path. */
    record Cleared() implements ClearResult {}

    /** The cache responded with an error. Calls for other paths may succeed. */
    record Refused(String text) implements ClearResult {}

    /** No response arrived in time. Calls for other paths would currently fail as well. */
    record Unanswered(String text) implements ClearResult {}
}
