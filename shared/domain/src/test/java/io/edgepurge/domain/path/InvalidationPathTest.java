package io.edgepurge.domain.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InvalidationPathTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"/", "/a.jpg", "/*", "/a*", "/a//b", "/a?b=c?d", "/%C3%A9", "/%c3", "/a:b,c;d=e!f$g&h'(i)+@"})
    void a_path_is_absolute_and_encoded(String text) {
        InvalidationPath path = new InvalidationPath(text);

        assertThat(path).hasToString(text);
    }

    @ParameterizedTest
    @CsvSource({
        "'', STARTS_WITH_SLASH",
        "a, STARTS_WITH_SLASH",
        "*, STARTS_WITH_SLASH",
        "/a b, ENCODED",
        "/é, ENCODED",
        "/a~b, ENCODED",
        "/a#b, ENCODED",
        "/a\\b, ENCODED",
        "/a%4, ENCODED",
        "/a%zz, ENCODED",
        "/a*b, WILDCARD_ONLY_AT_THE_END",
        "/a**, WILDCARD_ONLY_AT_THE_END",
    })
    void a_text_that_breaks_a_rule_is_refused(String text, PathRule broken) {
        assertThat(PathRule.brokenBy(text)).contains(broken);
        assertThatThrownBy(() -> new InvalidationPath(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(broken.sentence());
    }

    @Test
    void control_characters_are_not_encoded() {
        Stream<String> controls = Stream.concat(Stream.of("/\u007f"), Stream.of("/\n", "/\u0000", "/\u001f"));

        assertThat(controls)
                .allSatisfy(text -> assertThat(PathRule.brokenBy(text)).contains(PathRule.ENCODED));
    }

    @Test
    void a_path_has_at_most_4000_characters() {
        String longest = "/" + "a".repeat(3_999);

        assertThat(PathRule.brokenBy(longest)).isEmpty();
        assertThat(PathRule.brokenBy(longest + "a")).contains(PathRule.NOT_TOO_LONG);
    }

    @Test
    void a_path_that_ends_with_a_star_is_a_wildcard() {
        assertThat(new InvalidationPath("/a*").isWildcard()).isTrue();
        assertThat(new InvalidationPath("/a").isWildcard()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"/a*, /a", "/a*, /ab", "/a*, /a/b?c=d", "/a*, /a*", "/a*, /ab*", "/*, /", "/a, /a", "/a?b*, /a?bc"})
    void a_wildcard_covers_its_prefix_and_a_file_covers_itself(String path, String other) {
        assertThat(new InvalidationPath(path).covers(new InvalidationPath(other)))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({"/a/*, /a", "/ab*, /a*", "/a*, /A", "/a, /ab", "/a, /a*", "/a, /a?", "/a?b*, /a", "/a*, /*"})
    void other_paths_are_not_covered(String path, String other) {
        assertThat(new InvalidationPath(path).covers(new InvalidationPath(other)))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "/a/b/red-1.jpg, /a/b/red-20.jpg, /a/b/red-*",
        "/a/b, /a/b/c, /a/b*",
        "/a?w=1, /a?w=2, /a?w=*",
        "/a, /b, /*",
        "/a%20b, /a%20c, /a%20*",
        "/a%20, /a%21, /a*",
        "/%C3%A9, /%C3%A8, /*",
        "/%C3%A91, /%C3%A92, /%C3%A9*",
        "/%E2%82%AC, /%E2%82%AD, /*",
        "/%E2%82%AC, /%E2%83%AC, /*",
        "/%F0%9F%91%9F, /%F0%9F%91%A0, /*",
        "/%F0%9F%91%9F1, /%F0%9F%91%9F2, /%F0%9F%91%9F*",
    })
    void the_narrowest_wildcard_contains_the_complete_characters_that_two_files_share(
            String one, String other, String wildcard) {
        assertThat(InvalidationPath.narrowestOver(new InvalidationPath(one), new InvalidationPath(other)))
                .contains(new InvalidationPath(wildcard));
    }

    @Test
    void files_that_share_a_prefix_of_maximum_length_have_no_wildcard() {
        String start = "/" + "a".repeat(3_998);

        assertThat(InvalidationPath.narrowestOver(new InvalidationPath(start + "1"), new InvalidationPath(start + "2")))
                .contains(new InvalidationPath(start + "*"));
        assertThat(InvalidationPath.narrowestOver(new InvalidationPath(start + "1"), new InvalidationPath(start + "1")))
                .isEmpty();
    }

    @Test
    void tags_ignore_case() {
        assertThat(InvalidationPath.ofTag("Product:TV"))
                .isEqualTo(InvalidationPath.ofTag("product:tv"))
                .hasToString("#product:tv");
        assertThat(InvalidationPath.ofTag("product:tv")).isNotEqualTo(InvalidationPath.ofTag("product:radio"));
    }

    @Test
    void a_tag_is_not_a_wildcard_and_is_not_covered_by_one() {
        InvalidationPath tag = InvalidationPath.ofTag("product:tv");

        assertThat(tag.isTag()).isTrue();
        assertThat(tag.isWildcard()).isFalse();
        assertThat(new InvalidationPath("/*").covers(tag)).isFalse();
        assertThat(new InvalidationPath("/product:tv").isTag()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "'', NOT_EMPTY",
        "a b, VISIBLE_ASCII",
        "é, VISIBLE_ASCII",
        "'a,b', NO_COMMA",
        "a*, NO_WILDCARD",
        "#a, NO_MARK",
    })
    void a_text_that_breaks_a_tag_rule_is_refused(String text, CacheTagRule broken) {
        assertThat(CacheTagRule.brokenBy(text)).contains(broken);
        assertThatThrownBy(() -> InvalidationPath.ofTag(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(broken.sentence());
    }

    @Test
    void a_tag_has_at_most_256_characters() {
        assertThat(CacheTagRule.brokenBy("a".repeat(256))).isEmpty();
        assertThat(CacheTagRule.brokenBy("a".repeat(257))).contains(CacheTagRule.NOT_TOO_LONG);
    }

    @Test
    void paths_are_ordered_by_their_text() {
        Stream<InvalidationPath> paths = Stream.of("/b", "/a*", "/a/b", "/a").map(InvalidationPath::new);

        assertThat(paths.sorted()).map(InvalidationPath::value).containsExactly("/a", "/a*", "/a/b", "/b");
    }
}
