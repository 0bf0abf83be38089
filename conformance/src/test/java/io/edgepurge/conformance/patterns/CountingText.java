package io.edgepurge.conformance.patterns;

/** A text that counts how often a character of it is read. Not safe for use by several threads. */
final class CountingText implements CharSequence {
    private final String text;
    private final long limit;
    private long reads;

    CountingText(String text, long limit) {
        this.text = text;
        this.limit = limit;
    }

    long reads() {
        return reads;
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public char charAt(int index) {
        reads++;
        if (reads > limit) {
            throw new TooManyReads();
        }
        return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return text.substring(start, end);
    }

    @Override
    public String toString() {
        return text;
    }

    /** Thrown instead of the character when the limit is exceeded. */
    static final class TooManyReads extends RuntimeException {
        private static final long serialVersionUID = 1;

        TooManyReads() {
            super(null, null, false, false);
        }
    }
}
