package io.edgepurge.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The URLs of file names and S3 keys. */
final class ObjectUrlsTest {
    private static final String BASE = "https://img.example/acme/";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "img/blue shoe.jpg | img/blue%20shoe.jpg",
                "100%25.jpg | 100%2525.jpg",
                "a?b.jpg | a%3Fb.jpg",
                "photo #1.jpg | photo%20%231.jpg",
                "é/写真.jpg | %C3%A9/%E5%86%99%E7%9C%9F.jpg",
                "e\u0301.jpg | e%CC%81.jpg",
                "\uD83D\uDE00.png | %F0%9F%98%80.png",
                "[a]{b}\\^`<>.jpg | %5Ba%5D%7Bb%7D%5C%5E%60%3C%3E.jpg",
                "a&b=(c),d;e:f@g'i!j$k-l_m.~n | a&b=(c),d;e:f@g'i!j$k-l_m.~n",
                "all* | all%2A"
            })
    void a_name_becomes_the_url_that_visitors_request(String name, String path) {
        assertThat(ObjectUrls.web(BASE).of(name)).isEqualTo(BASE + path);
        assertThat(ObjectUrls.s3(BASE).of(name)).isEqualTo(BASE + path);
    }

    @Test
    void a_plus_sign_is_encoded_for_s3_only() {
        assertThat(ObjectUrls.web(BASE).of("foo-1.0.0+foo.jpg")).isEqualTo(BASE + "foo-1.0.0+foo.jpg");
        assertThat(ObjectUrls.s3(BASE).of("foo-1.0.0+foo.jpg")).isEqualTo(BASE + "foo-1.0.0%2Bfoo.jpg");
    }

    @Test
    void control_characters_and_quotes_are_encoded() {
        assertThat(ObjectUrls.web(BASE).of("a\nb\t\"|\u007F")).isEqualTo(BASE + "a%0Ab%09%22%7C%7F");
    }

    @Test
    void octets_that_are_not_utf8_are_encoded_one_by_one() {
        assertThat(ObjectUrls.web(BASE).of("Übung.jpg".getBytes(StandardCharsets.ISO_8859_1)))
                .isEqualTo(BASE + "%DCbung.jpg");
    }

    @Test
    void every_octet_decodes_to_itself() {
        byte[] octets = new byte[256];
        for (int i = 0; i < octets.length; i++) {
            octets[i] = (byte) i;
        }
        String encoded = ObjectUrls.s3(BASE).of(octets).substring(BASE.length());

        assertThat(encoded).matches("(?:[A-Za-z0-9._~!$&'(),;=:@/-]|%[0-9A-F]{2})*");
        assertThat(URLDecoder.decode(encoded, StandardCharsets.ISO_8859_1))
                .isEqualTo(new String(octets, StandardCharsets.ISO_8859_1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\uD83D.jpg", "a\uFFFDb.jpg"})
    void a_name_that_was_decoded_wrongly_is_refused(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ObjectUrls.web(BASE).of(name));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://img.example",
                "img.example/",
                "https://img.example/a",
                "https://img.example/?a/",
                "https:///"
            })
    void a_base_must_be_the_url_of_a_folder(String base) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ObjectUrls.web(base))
                .withMessageContaining(base);
    }
}
