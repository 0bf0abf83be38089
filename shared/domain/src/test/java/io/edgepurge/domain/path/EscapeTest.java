package io.edgepurge.domain.path;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EscapeTest {
    @ParameterizedTest
    @MethodSource("octets")
    void each_octet_has_the_kind_of_its_character(int octet) {
        List<Escape> expected = kindsOf((char) octet);

        assertThat(kindsIn("%%%02X".formatted(octet))).isEqualTo(expected);
        assertThat(kindsIn("%%%02x".formatted(octet).toLowerCase(Locale.ROOT))).isEqualTo(expected);
    }

    @Test
    void a_percent_sign_without_two_digits_is_malformed() {
        assertThat(Stream.of("%", "%4", "%4g", "%g4", "%%41", "a%"))
                .allSatisfy(text -> assertThat(Escape.MALFORMED.isIn(text)).isTrue());
        assertThat(Stream.of("", "a", "%41", "%2541"))
                .allSatisfy(text -> assertThat(Escape.MALFORMED.isIn(text)).isFalse());
    }

    @Test
    void the_first_sequence_is_found() {
        assertThat(Escape.UNRESERVED.firstIn("/%20%41%42")).isEqualTo(4);
        assertThat(Escape.UNRESERVED.firstIn("/%20")).isNegative();
    }

    static IntStream octets() {
        return IntStream.range(0, 256);
    }

    private static List<Escape> kindsIn(String text) {
        return Stream.of(Escape.values()).filter(escape -> escape.isIn(text)).toList();
    }

    private static List<Escape> kindsOf(char character) {
        if ("/\\*\0".indexOf(character) >= 0) {
            return character == 0 ? List.of(Escape.DELIMITER, Escape.CONTROL) : List.of(Escape.DELIMITER);
        }
        if (character < ' ' || character == 0x7F) {
            return List.of(Escape.CONTROL);
        }
        boolean unreserved =
                character < 0x80 && (Character.isLetterOrDigit(character) || "-._~".indexOf(character) >= 0);
        return unreserved ? List.of(Escape.UNRESERVED) : List.of();
    }
}
