package io.edgepurge.domain.url;

import static org.assertj.core.api.Assertions.assertThat;

import io.edgepurge.domain.account.DistributionId;
import io.edgepurge.domain.account.UrlEndpoint;
import io.edgepurge.domain.path.InvalidationPath;
import io.edgepurge.domain.url.CheckResult.Purgeable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpellingsTest {
    private static final DistributionId DISTRIBUTION = new DistributionId("E1");
    private static final UrlEndpoint ENDPOINT = UrlEndpoint.of("https://img.example.com/demo/", DISTRIBUTION);
    private static final UrlEndpoint NESTED = UrlEndpoint.of("https://img.example.com/demo/%C3%9Cbung/", DISTRIBUTION);

    @Test
    void codes_never_change() {
        assertThat(Stream.of(SpellingRule.values()).map(SpellingRule::code))
                .containsExactlyInAnyOrder("plus", "parentheses", "apostrophe", "escape-case", "unicode-form");
    }

    /** The visitors' spellings in the field cases, beside the spelling that is purged. */
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            delimiter = ' ',
            value = {
                "pool/foo-1.0.0+foo.jpg pool/foo-1.0.0%2Bfoo.jpg plus",
                "pool/foo-1.0.0%2Bfoo.jpg pool/foo-1.0.0+foo.jpg plus",
                "resources/Book(2013).jpg resources/Book%282013%29.jpg parentheses",
                "resources/Book%282013%29.jpg resources/Book(2013).jpg parentheses",
                "wp-content/uploads/写真.jpg wp-content/uploads/%e5%86%99%e7%9c%9f.jpg escape-case",
                "wp-content/uploads/%e5%86%99%e7%9c%9f.jpg wp-content/uploads/%E5%86%99%E7%9C%9F.jpg escape-case",
                "medico-peste-ב/c.jpg medico-peste-%d7%91/c.jpg escape-case",
                "r8.jpg?name=O'Brien r8.jpg?name=O%27Brien apostrophe",
                "r8.jpg?name=O%27Brien r8.jpg?name=O'Brien apostrophe",
                "Übung/f.jpg U%CC%88bung/f.jpg unicode-form",
                "U%CC%88bung/f.jpg %C3%9Cbung/f.jpg unicode-form",
                "unsafe/filters:fill(ffffff,true)/a.png unsafe/filters:fill%28ffffff,true%29/a.png parentheses",
            })
    void a_spelling_that_visitors_use_is_found(String requested, String visited, String rule) {
        assertThat(spellings(requested)).anySatisfy(spelling -> {
            assertThat(spelling.path().value()).isEqualTo("/demo/" + visited);
            assertThat(spelling.rules()).extracting(SpellingRule::code).containsExactly(rule);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a.jpg",
                "a-b_c.d/e.jpg?w=1&h=a+b&k=%2B",
                "_next/image?url=%2Fimages%2Fa.jpg&w=256",
                "v0/b/x/o/images%2Ftemp.jpg?alt=media",
                "100%25.jpg",
                "what%3F%23.jpg",
                "a%20b.jpg",
                "i3.jpg?f[]=1&f[]=2",
                "a/b/*"
            })
    void a_name_without_such_characters_has_one_spelling(String relative) {
        assertThat(spellings(relative)).isEmpty();
    }

    @Test
    void combinations_with_fewer_rules_come_first() {
        assertThat(paths("写真(1).jpg"))
                .containsExactly(
                        "/demo/%E5%86%99%E7%9C%9F%281%29.jpg",
                        "/demo/%e5%86%99%e7%9c%9f(1).jpg", "/demo/%e5%86%99%e7%9c%9f%281%29.jpg");
        assertThat(spellings("写真(1).jpg").getLast().rules())
                .containsExactly(SpellingRule.PARENTHESES, SpellingRule.ESCAPE_CASE);
    }

    @Test
    void a_file_has_at_most_seven_other_spellings() {
        assertThat(paths("Ü+(1)'.jpg")).hasSize(Spellings.MAX_OF_FILE).doesNotHaveDuplicates();
    }

    @Test
    void a_wildcard_has_at_most_three_other_spellings_which_are_wildcards() {
        assertThat(paths("Ü+(1)'/folder/*"))
                .hasSize(Spellings.MAX_OF_WILDCARD)
                .doesNotHaveDuplicates()
                .allMatch(path -> path.endsWith("/folder/*"));
    }

    @Test
    void a_wildcard_that_would_be_too_broad_is_left_out() {
        // 15 characters if decomposed, 14 if composed
        assertThat(paths("folder-numbe-U%CC%88*")).containsExactly("/demo/folder-numbe-U%cc%88*");
    }

    @Test
    void mixed_forms_become_uniform() {
        assertThat(paths("a+b%2Bc.jpg")).containsExactly("/demo/a+b+c.jpg", "/demo/a%2Bb%2Bc.jpg");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // U+2260 is '=' with a stroke, U+037E decomposes to ';', and "%2C" before a cedilla is no letter C
                "a.jpg?x%E2%89%A0y",
                "a%CD%BEb.jpg",
                "a%2C%CC%A7.jpg",
                // not UTF-8
                "a%C3.jpg",
                "a%FF%CC%88.jpg"
            })
    void normalization_never_creates_a_delimiter_or_breaks_an_escape(String relative) {
        assertThat(spellings(relative))
                .allSatisfy(spelling -> assertThat(spelling.rules()).containsExactly(SpellingRule.ESCAPE_CASE));
    }

    /** Such characters are not composed. Their normalization is a character that an origin stores under another name. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                // the signs for kelvin, ohm, and angstrom, a compatibility ideograph, a Greek letter with oxia
                "a%E2%84%AA.jpg",
                "a%E2%84%A6.jpg",
                "a%E2%84%AB.jpg",
                "a%EF%A4%80.jpg",
                "a%E1%BD%B1.jpg",
                // U+0958 has a decomposition, but normalization never composes it
                "a%E0%A5%98.jpg",
                // beside a composed character
                "%C3%9C%E2%84%AA.jpg"
            })
    void a_character_that_normalization_replaces_has_one_form(String relative) {
        assertThat(spellings(relative))
                .allSatisfy(spelling -> assertThat(spelling.rules()).containsExactly(SpellingRule.ESCAPE_CASE));
    }

    @Test
    void the_prefix_of_the_endpoint_never_changes() {
        Purgeable item = item(List.of(NESTED), "/demo/%C3%9Cbung/写真.jpg");

        assertThat(Spellings.of(item.endpoint(), item.path(), path -> true))
                .singleElement()
                .satisfies(spelling ->
                        assertThat(spelling.path().value()).isEqualTo("/demo/%C3%9Cbung/%e5%86%99%e7%9c%9f.jpg"));
    }

    @Test
    void a_spelling_in_another_endpoint_is_left_out() {
        List<UrlEndpoint> endpoints = List.of(ENDPOINT, NESTED);
        Purgeable item = item(endpoints, "/demo/U%CC%88bung/f.jpg");

        assertThat(item.endpoint()).isEqualTo(ENDPOINT);
        assertThat(purgeable(item, endpoints)).containsExactly("/demo/U%cc%88bung/f.jpg");
    }

    /** Holds up to the limit. Otherwise, two requests for one object would purge different spellings. */
    @ParameterizedTest
    @ValueSource(strings = {"a+(b).jpg", "Übung (1).jpg", "Ü+ü.jpg", "写真(1).jpg?q='x'"})
    void each_spelling_has_the_same_spellings(String relative) {
        String requested = item(List.of(ENDPOINT), "/demo/" + relative.replace(" ", "%20"))
                .path()
                .value();
        List<String> all = Stream.concat(Stream.of(requested), paths(requested.substring("/demo/".length())).stream())
                .toList();

        assertThat(all)
                .allSatisfy(one -> assertThat(paths(one.substring("/demo/".length())))
                        .containsExactlyInAnyOrderElementsOf(
                                all.stream().filter(other -> !other.equals(one)).toList()));
    }

    @Test
    void only_the_spellings_that_are_needed_are_checked() {
        String all = "/demo/U%CC%88%C3%9c+%2B(%28)'%27";
        List<InvalidationPath> checked = new ArrayList<>();

        Spellings.of(ENDPOINT, new InvalidationPath(all), checked::add);
        assertThat(checked).hasSize(Spellings.MAX_OF_FILE);

        checked.clear();
        assertThat(Spellings.of(ENDPOINT, new InvalidationPath(all), path -> !checked.add(path)))
                .isEmpty();
        assertThat(checked).hasSize(SpellingCombinations.MAX).doesNotHaveDuplicates();
    }

    @Test
    void a_tag_has_no_spellings() {
        assertThat(Spellings.of(ENDPOINT, InvalidationPath.ofTag("a+b"), path -> true))
                .isEmpty();
    }

    private static List<String> paths(String relative) {
        return spellings(relative).stream()
                .map(spelling -> spelling.path().value())
                .toList();
    }

    private static List<Spelling> spellings(String relative) {
        Purgeable item = item(List.of(ENDPOINT), "/demo/" + relative);
        return Spellings.of(
                item.endpoint(), item.path(), Spellings.purgeableAt(item.endpoint(), checker(List.of(ENDPOINT))));
    }

    private static List<String> purgeable(Purgeable item, List<UrlEndpoint> endpoints) {
        return Spellings.of(item.endpoint(), item.path(), Spellings.purgeableAt(item.endpoint(), checker(endpoints)))
                .stream()
                .map(spelling -> spelling.path().value())
                .toList();
    }

    private static Purgeable item(List<UrlEndpoint> endpoints, String target) {
        assertThat(checker(endpoints).check("https://img.example.com" + target)).isInstanceOf(Purgeable.class);
        return (Purgeable) checker(endpoints).check("https://img.example.com" + target);
    }

    private static UrlChecker checker(List<UrlEndpoint> endpoints) {
        return new UrlChecker(endpoints, ProtectedFolders.DEFAULT);
    }
}
