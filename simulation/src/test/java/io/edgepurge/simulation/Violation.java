package io.edgepurge.simulation;

/** An invariant does not hold. */
final class Violation extends Error {
    private static final long serialVersionUID = 1;

    Violation(String sentence) {
        super(sentence);
    }

    Violation(String sentence, Throwable cause) {
        super(sentence, cause);
    }

    /** Holds, or ends the schedule. */
    // the annotation would be one more dependency, for the tests of one module
    @SuppressWarnings("AnnotateFormatMethod")
    static void unless(boolean suspensions, String sentence, Object... about) {
        if (!suspensions) {
            throw new Violation(sentence.formatted(about));
        }
    }
}
