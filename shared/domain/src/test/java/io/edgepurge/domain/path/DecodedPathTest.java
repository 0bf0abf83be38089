package io.edgepurge.domain.path;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecodedPathTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "%2e",
                "%2E",
                "%252e",
                "%%32e",
                "%%32%65",
                "%25%32%65",
                "%c0%ae",
                "%E0%80%AE",
                "%25F0%80%80%ae",
                "%f8%80%80%80%ae",
                "%FC%80%80%80%80%AE",
                "%c0%a52e",
                "%c0%a5c0%ae"
            })
    void an_escape_is_decoded_until_none_is_left(String text) {
        assertThat(DecodedPath.of(text).text()).isEqualTo(".");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%80",
                "%8f",
                "%c2%80",
                "%c3%a9",
                "%c0",
                "%c0%2",
                "%c0%c0",
                "%ae",
                "%e0%ae",
                "%e2%82%ac",
                "%f0%9f%98%80",
                "%ff",
                "%g0",
                "%0g",
                "%2",
                "%",
                "2e"
            })
    void other_text_is_not_decoded(String text) {
        assertThat(DecodedPath.of(text).text()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%00", "%0A", "%7f", "%70"})
    void the_first_and_the_last_ascii_escape_are_decoded(String text) {
        assertThat(DecodedPath.of(text).text()).isEqualTo(Character.toString(Integer.parseInt(text.substring(1), 16)));
    }

    @ParameterizedTest
    @CsvSource({
        "/a/b, /a/b, -1",
        "/a%2Fb%c3%a9, /a/b%c3%a9, 2",
        "/a%252fb%2525, /a/b%2525, 2",
        "/a%C0%AFb, /a/b, 2",
        "/a%255Cb%c1%9cc, /a/b/c, -1",
        "/%28%2525%2532%2546%29, /%28/%29, 4",
    })
    void only_slashes_and_backslashes_are_decoded(String path, String plain, int first) {
        assertThat(DecodedPath.of(path).withPlainSlashes()).isEqualTo(plain);
        assertThat(DecodedPath.of(path).firstEncodedSlash()).isEqualTo(first);
    }

    @Test
    void an_escape_that_decodes_to_itself_ends() {
        assertThat(DecodedPath.of("%25".repeat(1_000)).text()).isEqualTo("%".repeat(1_000));
        assertThat(DecodedPath.of("%" + "25".repeat(1_000)).text()).isEqualTo("%");
    }
}
