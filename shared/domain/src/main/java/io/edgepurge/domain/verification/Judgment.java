package io.edgepurge.domain.verification;

/**
 * A verdict with its reason.
 *
 * @param note the reason in one sentence, for people
 * @param lookAgain true if a later visit can have another verdict
 */
public record Judgment(Verdict verdict, String note, boolean lookAgain) {
    static Judgment fresh(String note) {
        return new Judgment(Verdict.FRESH, note, false);
    }

    static Judgment stale(String note) {
        return new Judgment(Verdict.STALE, note, true);
    }

    /** Returns a judgment that a later visit doesn't change. */
    public static Judgment unknown(String note) {
        return new Judgment(Verdict.UNKNOWN, note, false);
    }

    /** Returns a judgment that a later visit may change. */
    public static Judgment unclear(String note) {
        return new Judgment(Verdict.UNKNOWN, note, true);
    }

    Judgment withPrefix(String sentence) {
        return new Judgment(verdict, sentence + " " + note, lookAgain);
    }
}
