package io.edgepurge.domain.url;

import static org.assertj.core.api.Assertions.assertThat;

import io.edgepurge.domain.account.DistributionId;
import io.edgepurge.domain.account.UrlEndpoint;
import io.edgepurge.domain.path.InvalidationPath;
import io.edgepurge.domain.url.CheckResult.Purgeable;
import io.edgepurge.domain.url.CheckResult.Refused;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests beyond the table of URL cases. */
class UrlCheckerTest {
    private static final UrlEndpoint DEMO =
            UrlEndpoint.of("https://img.example.com/demo/", new DistributionId("E1IMAGES"));
    private static final UrlEndpoint INNER =
            UrlEndpoint.of("https://img.example.com/demo/inner/", new DistributionId("E2INNER"));
    private static final UrlChecker CHECKER = new UrlChecker(List.of(DEMO), ProtectedFolders.DEFAULT);

    @Test
    void a_purgeable_url_comes_with_its_endpoint_and_path() {
        CheckResult result = CHECKER.check("https://img.example.com/demo/é.jpg?tr=w-300");

        assertThat(result).isEqualTo(new Purgeable(DEMO, new InvalidationPath("/demo/%C3%A9.jpg?tr=w-300")));
    }

    @Test
    void the_longest_prefix_owns_a_path_in_any_order_of_endpoints() {
        Purgeable expected = new Purgeable(INNER, new InvalidationPath("/demo/inner/a.jpg"));

        Stream<CheckResult> results = Stream.of(List.of(DEMO, INNER), List.of(INNER, DEMO))
                .map(endpoints -> new UrlChecker(endpoints, ProtectedFolders.DEFAULT))
                .map(checker -> checker.check("https://img.example.com/demo/inner/a.jpg"));

        assertThat(results).containsOnly(expected);
    }

    @Test
    void a_refusal_contains_a_sentence_and_a_suggestion() {
        assertThat(CHECKER.check("https://img.example.com/demo/a b.jpg"))
                .isEqualTo(new Refused(
                        UrlRule.URL_CONTROL_OR_WHITESPACE,
                        "The URL contains a control character or whitespace. Write a space as %20 and remove the others.",
                        Optional.of(new Suggestion(
                                "https://img.example.com/demo/a%20b.jpg",
                                SuggestionKind.SAME_OBJECT,
                                new Purgeable(DEMO, new InvalidationPath("/demo/a%20b.jpg"))))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\"https://img.example.com/demo/a.jpg\"", "'HTTP://a'", "<https://a>", "\u201Chttps://a\u201D"})
    void a_quotation_mark_before_the_url_is_named(String url) {
        assertThat(sentenceFor(url))
                .isEqualTo(
                        "The URL must start with https:// or http://. Remove the quotation mark or bracket before it, and"
                                + " the one at the end.");
    }

    @Test
    void a_suggestion_is_wider_if_one_of_its_corrections_is() {
        assertThat(kindFor("https://img.example.com/demo/a b.jpg")).contains(SuggestionKind.SAME_OBJECT);
        assertThat(kindFor("https://img.example.com/demo/a/b~1.jpg")).contains(SuggestionKind.WIDER);
        assertThat(kindFor("https://img.example.com/demo/a/b 1~1.jpg")).contains(SuggestionKind.WIDER);
    }

    @Test
    void a_tilde_without_a_suggestion_has_another_sentence() {
        assertThat(sentenceFor("https://img.example.com/demo/a/b~1.jpg"))
                .endsWith("Use a wildcard that ends before it.");
        assertThat(sentenceFor("https://img.example.com/demo/~1.jpg"))
                .endsWith(
                        "Use a wildcard that ends before it. No such wildcard is allowed for this URL. Use a cache tag,"
                                + " publish the file under another name, or ask an operator to purge it.");
    }

    @Test
    void an_invisible_character_is_named() {
        assertThat(sentenceFor("https://img.example.com/demo/a.jpg\u200b"))
                .endsWith("It is U+200B (zero width space).");
        assertThat(sentenceFor("\ufeffhttps://img.example.com/demo/a.jpg")).endsWith("It is U+FEFF (byte order mark).");
    }

    @Test
    void an_unknown_host_or_scheme_is_refused_with_the_endpoints() {
        assertThat(sentenceFor("https://other.example.com/a.jpg"))
                .endsWith("URL endpoints of the account: https://img.example.com/demo/.");
        assertThat(sentenceFor("a.jpg")).endsWith("URL endpoints of the account: https://img.example.com/demo/.");
    }

    @Test
    void a_bare_path_belongs_to_the_only_possible_endpoint() {
        UrlChecker two = new UrlChecker(
                List.of(DEMO, UrlEndpoint.of("http://127.0.0.1:8081/", new DistributionId("E3LOCAL"))),
                ProtectedFolders.DEFAULT);

        assertThat(suggestionBy(CHECKER, "/index.html")).contains("https://img.example.com/demo/index.html");
        assertThat(suggestionBy(CHECKER, "/demo/a b.jpg")).contains("https://img.example.com/demo/a%20b.jpg");
        assertThat(suggestionBy(CHECKER, "images/a/*")).contains("https://img.example.com/demo/images/a/*");
        assertThat(suggestionBy(two, "/demo/a.jpg")).contains("https://img.example.com/demo/a.jpg");
        assertThat(suggestionBy(two, "127.0.0.1:8081/a.jpg")).contains("http://127.0.0.1:8081/a.jpg");
        assertThat(suggestionBy(two, "/index.html")).isEmpty();
    }

    @Test
    void a_protected_folder_is_named() {
        assertThat(sentenceFor("https://img.example.com/demo/s/f*")).endsWith("The protected folder is s/files/.");
    }

    @Test
    void a_path_outside_is_refused_with_the_endpoints() {
        assertThat(sentenceFor("https://img.example.com/demo2/a.jpg"))
                .endsWith("URL endpoints on this host: https://img.example.com/demo/.");
    }

    @Test
    void an_account_without_endpoints_owns_no_url() {
        UrlChecker checker = new UrlChecker(List.of(), ProtectedFolders.DEFAULT);

        assertThat(checker.check("https://img.example.com/demo/a.jpg"))
                .isEqualTo(new Refused(
                        UrlRule.URL_HOST_UNKNOWN,
                        UrlRule.URL_HOST_UNKNOWN.sentence() + " The account has no URL endpoints.",
                        Optional.empty()));
    }

    @Test
    void other_folders_can_be_protected() {
        UrlChecker checker = new UrlChecker(List.of(DEMO), ProtectedFolders.parse("caf%c3%a9/menu"));

        assertThat(checker.check("https://img.example.com/demo/media/catalog/*"))
                .isInstanceOf(Purgeable.class);
        assertThat(checker.check("https://img.example.com/demo/café/men*")).isInstanceOf(Refused.class);
    }

    @Test
    void any_of_many_endpoints_can_own_a_path() {
        List<UrlEndpoint> endpoints = Stream.of("a", "b", "c", "d", "e")
                .map(name -> UrlEndpoint.of("https://img.example.com/" + name + "/", new DistributionId("E1IMAGES")))
                .toList();
        UrlChecker checker = new UrlChecker(endpoints, ProtectedFolders.DEFAULT);

        assertThat(checker.check("https://img.example.com/e/1.jpg")).isInstanceOf(Purgeable.class);
        assertThat(((Refused) checker.check("https://img.example.com/f/1.jpg")).sentence())
                .endsWith(
                        "URL endpoints on this host: https://img.example.com/a/, https://img.example.com/b/, https://img.example.com/c/, …");
    }

    private static Optional<SuggestionKind> kindFor(String url) {
        return ((Refused) CHECKER.check(url)).suggestion().map(Suggestion::kind);
    }

    private static Optional<String> suggestionBy(UrlChecker checker, String url) {
        return ((Refused) checker.check(url)).suggestion().map(Suggestion::text);
    }

    private static String sentenceFor(String url) {
        return ((Refused) CHECKER.check(url)).sentence();
    }
}
