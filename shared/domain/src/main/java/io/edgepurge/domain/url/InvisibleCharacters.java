package io.edgepurge.domain.url;

import java.util.Locale;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * Characters without a glyph that reach a URL by copy and paste: zero-width characters, soft hyphens, direction marks, and byte
 * order marks. A joiner (U+200C, U+200D) between two visible non-ASCII characters is part of an emoji or a word and is allowed.
 */
final class InvisibleCharacters {
    private static final int BYTE_ORDER_MARK = 0xFEFF;
    private static final int ASCII_CHARS = 0x80;

    private InvisibleCharacters() {}

    static boolean areIn(String text) {
        return firstIn(text).isPresent();
    }

    static String removedFrom(String text) {
        int[] characters = text.codePoints().toArray();
        StringBuilder visible = new StringBuilder(text.length());
        IntStream.range(0, characters.length)
                .filter(index -> !isInvisible(characters, index))
                .forEach(index -> visible.appendCodePoint(characters[index]));
        return visible.toString();
    }

    /** Returns a sentence that names the first invisible character of the text. */
    static String named(String text) {
        int character = firstIn(text).orElseThrow();
        String name = character == BYTE_ORDER_MARK ? "byte order mark" : Character.getName(character);
        return "It is U+%04X (%s).".formatted(character, String.valueOf(name).toLowerCase(Locale.ROOT));
    }

    private static OptionalInt firstIn(String text) {
        int[] characters = text.codePoints().toArray();
        return IntStream.range(0, characters.length)
                .filter(index -> isInvisible(characters, index))
                .map(index -> characters[index])
                .findFirst();
    }

    private static boolean isInvisible(int[] characters, int index) {
        return isAlwaysInvisible(characters[index])
                || (isJoiner(characters[index])
                        && !(canBeJoined(characters, index - 1) && canBeJoined(characters, index + 1)));
    }

    private static boolean canBeJoined(int[] characters, int index) {
        return index >= 0
                && index < characters.length
                && characters[index] >= ASCII_CHARS
                && !isJoiner(characters[index])
                && !isAlwaysInvisible(characters[index]);
    }

    private static boolean isJoiner(int character) {
        return character == 0x200C || character == 0x200D;
    }

    private static boolean isAlwaysInvisible(int character) {
        return switch (character) {
            case 0x00AD, 0x034F, 0x061C, 0x180E, 0x200B, 0x200E, 0x200F, BYTE_ORDER_MARK -> true;
            default -> isBetween(character, 0x202A, 0x202E) || isBetween(character, 0x2060, 0x206F);
        };
    }

    private static boolean isBetween(int character, int first, int last) {
        return first <= character && character <= last;
    }
}
