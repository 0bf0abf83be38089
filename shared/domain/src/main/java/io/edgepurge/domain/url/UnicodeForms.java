package io.edgepurge.domain.url;

import io.edgepurge.domain.path.PathEncoding;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The composed and decomposed forms of the non-ASCII characters in encoded text.
 *
 * @see <a href="https://www.unicode.org/reports/tr15/">Unicode Standard Annex 15, Normalization Forms</a>
 */
final class UnicodeForms {
    /**
     * ASCII letters and escaped non-ASCII octets. Only a letter combines with an accent without changing the URL's structure.
     * Possessive, because a loop that can backtrack recurses for each character.
     */
    private static final Pattern WORD = Pattern.compile("(?:(?<!%)(?<!%[0-9A-Fa-f])[A-Za-z]|%[89A-Fa-f][0-9A-Fa-f])++");

    private static final Pattern NON_ASCII = Pattern.compile("(?:%[89A-Fa-f][0-9A-Fa-f])++");
    private static final Pattern OTHER_ASCII = Pattern.compile("[\\x00-\\x7F&&[^A-Za-z]]");

    private static final int ASCII_CHARS = 0x80;

    private UnicodeForms() {}

    /** Returns the forms of encoded text that differ from it. */
    static List<String> othersOf(String text) {
        return NON_ASCII.matcher(text).find()
                ? Stream.of(Form.NFC, Form.NFD)
                        .map(form -> in(form, text))
                        .distinct()
                        .filter(Predicate.not(text::equals))
                        .toList()
                : List.of();
    }

    private static String in(Form form, String text) {
        boolean lower = EscapeCase.isLowerIn(text);
        return WORD.matcher(text).replaceAll(word -> Matcher.quoteReplacement(wordIn(form, word.group(), lower)));
    }

    /** Returns the word unchanged if it is not UTF-8, already has the form, would gain a delimiter, or would lose a character. */
    private static String wordIn(Form form, String word, boolean lower) {
        String decoded;
        try {
            decoded = decoded(word);
        } catch (CharacterCodingException e) {
            return word;
        }
        String normalized = Normalizer.normalize(decoded, form);
        if (normalized.equals(decoded) || OTHER_ASCII.matcher(normalized).find() || containsReplaced(decoded)) {
            return word;
        }
        String encoded = PathEncoding.encode(normalized);
        return lower ? EscapeCase.lower(encoded) : encoded;
    }

    /**
     * Detects characters that normalization replaces although they are single, such as the kelvin sign by the letter K. No system
     * writes them for the normalized character, so both can be names of different objects.
     */
    private static boolean containsReplaced(String word) {
        return word.codePoints()
                .filter(character -> character >= ASCII_CHARS)
                .mapToObj(Character::toString)
                .anyMatch(character -> !Normalizer.isNormalized(character, Form.NFC));
    }

    private static String decoded(String word) throws CharacterCodingException {
        StringBuilder decoded = new StringBuilder(word.length());
        Matcher escapes = NON_ASCII.matcher(word);
        int end = 0;
        while (escapes.find()) {
            byte[] octets = HexFormat.of().parseHex(escapes.group().replace("%", ""));
            decoded.append(word, end, escapes.start())
                    .append(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(octets)));
            end = escapes.end();
        }
        return decoded.append(word, end, word.length()).toString();
    }
}
