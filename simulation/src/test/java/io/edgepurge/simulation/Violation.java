package io.edgepurge.simulation;

/** Thrown if an invariant is violated. */
final class Violation extends Error {
    private static final long serialVersionUID = 1;

    Violation(String sentence) {
        super(sentence);
    }

    Violation(String sentence, Throwable cause) {
        super(sentence, cause);
    }

    /** Throws a violation unless a condition holds. */
    // @FormatMethod would add a dependency for the tests of one module.
    @SuppressWarnings("AnnotateFormatMethod")
    static void unless(boolean holds, String sentence, Object... arguments) {
        if (!holds) {
            throw new Violation(sentence.formatted(arguments));
        }
    }
}
