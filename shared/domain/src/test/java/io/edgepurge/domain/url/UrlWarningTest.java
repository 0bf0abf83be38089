package io.edgepurge.domain.url;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UrlWarningTest {
    @Test
    void codes_never_change() {
        assertThat(Stream.of(UrlWarning.values()).map(UrlWarning::code))
                .containsExactlyInAnyOrder(
                        "trailing-punctuation",
                        "text-after-file",
                        "html-escaped",
                        "folder-without-wildcard",
                        "double-slash",
                        "uppercase-extension",
                        "more-spellings");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.jpg,", "a.jpg;", "a.jpg\"", "a.jpg'", "a.jpg)", "a(1)b)", "a.jpg.", "a.jpg?w=1,"})
    void punctuation_at_the_end_is_reported(String name) {
        assertThat(UrlWarning.of("https://img.example.com/demo/" + name, false))
                .containsExactly(UrlWarning.TRAILING_PUNCTUATION);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.jpg,2024-01-01", "a.jpg;b", "a.jpg,x?w=1"})
    void text_after_a_file_name_is_reported(String name) {
        assertThat(UrlWarning.of("https://img.example.com/demo/" + name, false))
                .containsExactly(UrlWarning.TEXT_AFTER_FILE);
    }

    @Test
    void an_html_entity_is_reported() {
        assertThat(UrlWarning.of("https://img.example.com/demo/a.jpg?w=1&amp;h=2", false))
                .containsExactly(UrlWarning.HTML_ESCAPED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"images/", "a/b/", "a.jpg/"})
    void a_folder_without_a_wildcard_is_reported(String name) {
        assertThat(UrlWarning.of("https://img.example.com/demo/" + name, false))
                .containsExactly(UrlWarning.FOLDER_WITHOUT_WILDCARD);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/a.jpg", "a//b.jpg", "a//b*", "https://x.example//a", "https:///a", "s3://a/b.jpg"})
    void a_double_slash_in_the_path_is_reported(String name) {
        assertThat(UrlWarning.of("https://img.example.com/demo/" + name, false))
                .containsExactly(UrlWarning.DOUBLE_SLASH);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.JPG", "a.Jpeg", "b/a.jpG?w=1", "a.PNG*", "tr:w-1/a.MP4"})
    void uppercase_letters_in_a_file_extension_are_reported(String name) {
        assertThat(UrlWarning.of("https://img.example.com/demo/" + name, false))
                .containsExactly(UrlWarning.UPPERCASE_EXTENSION);
    }

    @Test
    void the_host_is_not_part_of_the_path() {
        assertThat(UrlWarning.of("HTTPS://IMG.EXAMPLE.COM/", false)).isEmpty();
        assertThat(UrlWarning.of("HTTPS://IMG.EXAMPLE.COM/a", false)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "images/*",
                "images/?v=1",
                "a?next=/b/",
                "A/B.c/D",
                "README",
                "a.jpg?F=X.JPG&u=//b",
                "Photo.JPG.jpg",
                "v1.2.Production/a",
                "fetch/https://origin.example/a.jpg",
                "fetch/HTTP://origin.example/a.jpg",
                "Book(2013)",
                "a.jpg",
                "a.jpg*",
                "c_fill,w_100/a.jpg",
                "a.jpg?f=a.js,b.js",
                "filters:fill(fff,true)/a",
                "f[1]"
            })
    void ordinary_names_have_no_warning(String name) {
        assertThat(UrlWarning.of("https://img.example.com/demo/" + name, false)).isEmpty();
    }

    @Test
    void more_spellings_than_shown_are_reported() {
        assertThat(UrlWarning.of("https://img.example.com/demo/a.jpg", true))
                .containsExactly(UrlWarning.MORE_SPELLINGS);
    }
}
