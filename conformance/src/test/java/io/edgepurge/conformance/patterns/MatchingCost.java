package io.edgepurge.conformance.patterns;

import io.edgepurge.conformance.patterns.CountingText.TooManyReads;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Measures how the cost of a regular expression grows with the length of repetitive texts. The cost is the number of characters that
 * the matcher reads, so it doesn't depend on the speed of the machine.
 *
 * @param searches true if the code also looks for the expression inside a text
 */
record MatchingCost(Pattern pattern, boolean searches) {
    /** A quantifier without an upper limit. It also finds those characters in brackets, which is harmless. */
    private static final Pattern UNBOUNDED = Pattern.compile("[*+]|\\{[0-9]+,}");

    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9]+");
    private static final Pattern GROUP_LOOP = Pattern.compile("\\)(?:[*+]|\\{[0-9]*,)");

    /** Beginnings of what the project parses: URLs, headers, and lists. */
    private static final List<String> STARTS = List.of("", "https://h/a.", "\"", "%");

    /** Many characters of one kind, after which no expression matches. */
    private static final String END = "\u0001";

    private static final String COMMON = "a0/é";
    private static final List<String> LONGER = List.of("%25", "%C3", "&#1;", "https://", "tr:", "..;/");
    private static final int SHORT = 60;
    private static final int LONG = 4_000;

    /** The reads for each character of a short text above which a long one is measured. */
    private static final int SUSPICIOUS = 20;

    /** More characters than a small stack has room for, if each takes a frame. */
    private static final int DEEP = 20_000;

    /** A linear expression reads each character at most this often; one with quadratic time reads it half of {@link #LONG} times. */
    private static final long MOST_READS = 600;

    /**
     * Returns a text on which the matcher takes more than linear time, or on which it overflows the stack. The caller's thread has a
     * small stack.
     */
    Optional<String> badText() {
        return UNBOUNDED.matcher(pattern.pattern()).find()
                ? Stream.concat(
                                attacks(this::singlePieces).filter(this::overflowsStack),
                                attacks(this::allPieces).filter(this::isSlow))
                        .map(Attack::toString)
                        .findFirst()
                : Optional.empty();
    }

    private Stream<Attack> attacks(Supplier<Stream<String>> pieces) {
        return STARTS.stream().flatMap(start -> pieces.get().map(piece -> new Attack(start, piece)));
    }

    private boolean isSlow(Attack attack) {
        return uses().anyMatch(use -> reads(attack.text(SHORT), use) > SHORT * SUSPICIOUS
                && reads(attack.text(LONG), use) > MOST_READS * LONG);
    }

    private boolean overflowsStack(Attack attack) {
        return repeatsGroups() && uses().anyMatch(use -> overflows(attack.text(DEEP), use));
    }

    private Stream<Consumer<Matcher>> uses() {
        return searches ? Stream.of(Matcher::matches, MatchingCost::findAll) : Stream.of(Matcher::matches);
    }

    private static void findAll(Matcher matcher) {
        while (matcher.find()) {
            // the matcher continues after each match
        }
    }

    /** A loop over a group can take a stack frame for each repetition; a loop over a character takes none. */
    private boolean repeatsGroups() {
        return GROUP_LOOP.matcher(pattern.pattern()).find();
    }

    private boolean overflows(String text, Consumer<Matcher> use) {
        try {
            reads(text, use);
            return false;
        } catch (StackOverflowError e) {
            return true;
        }
    }

    private long reads(String text, Consumer<Matcher> use) {
        CountingText counting = new CountingText(text, MOST_READS * LONG + 1);
        try {
            use.accept(pattern.matcher(counting));
        } catch (TooManyReads e) {
            return Long.MAX_VALUE;
        }
        return counting.reads();
    }

    /** Returns the signs, words, and numbers of the expression, and common pieces of URLs. */
    private Stream<String> singlePieces() {
        return Stream.of(signs(), WORD.matcher(pattern.pattern()).results().map(MatchResult::group), LONGER.stream())
                .flatMap(pieces -> pieces)
                .distinct();
    }

    private Stream<String> allPieces() {
        return Stream.concat(singlePieces(), signs().flatMap(one -> signs().map(other -> one + other)));
    }

    private Stream<String> signs() {
        return (COMMON + pattern.pattern())
                .codePoints()
                .filter(character -> COMMON.indexOf(character) >= 0 || !Character.isLetterOrDigit(character))
                .distinct()
                .mapToObj(Character::toString);
    }

    private record Attack(String start, String piece) {
        String text(int chars) {
            return start + piece.repeat(chars / piece.length()) + END;
        }

        @Override
        public String toString() {
            return start + " and many " + piece;
        }
    }
}
