package io.edgepurge.aws;

/** The result of changing the folder wildcards of a distribution. */
public sealed interface FolderWildcardsResult {
    /** The change is stored. */
    record Updated() implements FolderWildcardsResult {}

    /**
     * No account has an endpoint on the distribution; nothing changed.
     *
     * @param reason a sentence for the operator
     */
    record Refused(String reason) implements FolderWildcardsResult {}

    /**
     * Checks that the change is stored.
     *
     * @throws IllegalStateException if nothing was stored; the message contains the reason
     */
    default void orThrow() {
        if (this instanceof Refused(String reason)) {
            throw new IllegalStateException(reason);
        }
    }
}
