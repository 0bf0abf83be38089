package io.edgepurge.conformance.language;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A piece of prose in a file, such as a comment, a paragraph or a message.
 *
 * @param line the line of its first character, counted from 1
 */
record Passage(Path file, int line, String text) {
    private static final Pattern END = Pattern.compile("(?<=[.!?:;])\\s+(?=[\\p{Upper}\"'(*`\\[])|\\n\\s*\\n");
    private static final Pattern WORD = Pattern.compile("\\p{Alpha}{2,}");
    private static final int FEWEST_WORDS = 2;

    @Override
    public String toString() {
        return sentences().stream().findFirst().map(Sentence::toString).orElse(file + ":" + line + ": " + text.strip());
    }

    /** Splits the passage into its sentences; drops fragments of fewer than two words. */
    List<Sentence> sentences() {
        List<Sentence> sentences = new ArrayList<>();
        Matcher end = END.matcher(text);
        int start = 0;
        while (end.find()) {
            add(sentences, start, end.start());
            start = end.end();
        }
        add(sentences, start, text.length());
        return sentences;
    }

    private void add(List<Sentence> sentences, int start, int end) {
        String sentence = text.substring(start, end);
        if (WORD.matcher(sentence).results().limit(FEWEST_WORDS).count() == FEWEST_WORDS) {
            int skipped = sentence.length() - sentence.stripLeading().length();
            sentences.add(new Sentence(file, line + newlines(start + skipped), sentence.strip()));
        }
    }

    private int newlines(int end) {
        return Math.toIntExact(
                text.substring(0, end).chars().filter(c -> c == '\n').count());
    }

    /** One sentence, with the place where it starts. */
    record Sentence(Path file, int line, String text) {
        @Override
        public String toString() {
            return "%s:%d: %s".formatted(file, line, text.replaceAll("\\s+", " "));
        }
    }
}
