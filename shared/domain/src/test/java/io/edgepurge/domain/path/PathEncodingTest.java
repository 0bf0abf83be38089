package io.edgepurge.domain.path;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathEncodingTest {
    private static final int SEEDS = 1_000;
    private static final String KEPT = "/abcXYZ019-._:?@!$&'()*,;=%";

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "/é, /%C3%A9",
                "/你, /%E4%BD%A0",
                "/😀, /%F0%9F%98%80",
                "/<>\"{}|\\^~[], /%3C%3E%22%7B%7D%7C%5C%5E%7E%5B%5D"
            })
    void unsafe_and_non_ascii_characters_are_encoded(String plain, String encoded) {
        assertThat(PathEncoding.encode(plain)).isEqualTo(encoded);
    }

    @Test
    void space_hash_and_backquote_are_also_unsafe() {
        assertThat(PathEncoding.encode("/ #`")).isEqualTo("/%20%23%60");
    }

    @Test
    void everything_else_is_kept() {
        assertThat(PathEncoding.encode(KEPT + "+%41%c3")).isEqualTo(KEPT + "+%41%c3");
    }

    @Test
    void decoding_restores_the_text() {
        assertThat(randomTexts())
                .allSatisfy(text -> assertThat(URLDecoder.decode(PathEncoding.encode(text), StandardCharsets.UTF_8))
                        .isEqualTo(text));
    }

    @Test
    void encoding_is_idempotent() {
        assertThat(randomTexts().map(PathEncoding::encode)).allSatisfy(encoded -> {
            assertThat(PathEncoding.isEncoded(encoded)).isTrue();
            assertThat(PathEncoding.encode(encoded)).isEqualTo(encoded);
        });
    }

    @Test
    void encoding_keeps_the_number_of_characters() {
        assertThat(randomTexts())
                .allSatisfy(text -> assertThat(PathEncoding.countCharacters(PathEncoding.encode(text)))
                        .isEqualTo(text.codePointCount(0, text.length())));
    }

    @Test
    void escapes_compare_equal_in_any_case() {
        assertThat(PathEncoding.comparable("/caf%c3%A9/%2cA%41a")).isEqualTo("/caf%C3%A9/%2CA%41a");
    }

    private static Stream<String> randomTexts() {
        return IntStream.range(0, SEEDS).mapToObj(seed -> randomText(new Random(seed)));
    }

    /** Excludes '%' and '+', which the JDK's decoder treats as escapes. */
    private static String randomText(Random random) {
        StringBuilder text = new StringBuilder("/");
        IntStream.range(0, random.nextInt(40)).forEach(_ -> text.appendCodePoint(randomCharacter(random)));
        return text.toString();
    }

    private static int randomCharacter(Random random) {
        int codePoint = random.nextInt(random.nextBoolean() ? 0x7F : Character.MAX_CODE_POINT + 1);
        boolean usable = codePoint != '%' && codePoint != '+' && Character.getType(codePoint) != Character.SURROGATE;
        return usable ? codePoint : 'x';
    }
}
