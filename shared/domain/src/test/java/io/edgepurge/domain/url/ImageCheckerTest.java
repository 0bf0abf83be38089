package io.edgepurge.domain.url;

import static io.edgepurge.testing.Samples.IMAGES;
import static org.assertj.core.api.Assertions.assertThat;

import io.edgepurge.domain.account.UrlEndpoint;
import io.edgepurge.domain.url.CheckResult.Purgeable;
import io.edgepurge.domain.url.CheckResult.Refused;
import io.edgepurge.domain.variant.VariantRules;
import io.edgepurge.testing.UrlCases;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The URL of an image names the original, not a variant of it. */
class ImageCheckerTest {
    private static final String ENDPOINT = "https://img.example.com/acme/";
    private static final ImageChecker CHECKER = new ImageChecker(List.of(UrlEndpoint.of(ENDPOINT, IMAGES)
            .withVariants(Optional.of(VariantRules.DEFAULT.withPrefixes("300x300", "cdn-cgi/image/*")))));

    @ParameterizedTest
    @CsvSource({
        "a.jpg,/acme/a.jpg",
        "photos/a (1).jpg,",
        "photos/a%20(1).jpg,/acme/photos/a%20(1).jpg",
        "no-extension,/acme/no-extension",
        "300x300.jpg,/acme/300x300.jpg",
        "trees/a.jpg,/acme/trees/a.jpg"
    })
    void an_original_is_an_image(String relative, String path) {
        if (path == null) {
            assertThat(refused(relative).rule()).isEqualTo(UrlRule.URL_CONTROL_OR_WHITESPACE);
        } else {
            assertThat(CHECKER.check(ENDPOINT + relative))
                    .isInstanceOfSatisfying(
                            Purgeable.class, item -> assertThat(item.path()).hasToString(path));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "a.jpg*,image-wildcard,a.jpg",
        "photos/*,image-wildcard,",
        "photos/name*,image-wildcard,",
        "a.jpg?tr=w-3*,image-wildcard,",
        "a.jpg?tr=w-300,image-query,a.jpg",
        "a.jpg?,image-query,a.jpg",
        "tr:w-300/a.jpg,image-transformed,a.jpg",
        "tr:w-300/tr:h-2/a.jpg?v=1,image-query,a.jpg",
        "tr%3Aw-300/a.jpg,image-transformed,a.jpg",
        "300x300/photos/a.jpg,image-transformed,photos/a.jpg",
        "cdn-cgi/image/w=3/a.jpg,image-transformed,",
        "photos/,image-folder,",
        "'',image-folder,"
    })
    void a_variant_is_refused_with_the_original_as_suggestion(String relative, String rule, String suggested) {
        Refused refusal = refused(relative);

        assertThat(refusal.rule().code()).isEqualTo(rule);
        assertThat(refusal.suggestion().map(Suggestion::text))
                .isEqualTo(Optional.ofNullable(suggested).map(ENDPOINT::concat));
        assertThat(refusal.suggestion().map(Suggestion::kind))
                .isEqualTo(Optional.ofNullable(suggested).map(any -> SuggestionKind.WIDER));
    }

    @Test
    void a_suggestion_of_the_rules_for_urls_is_an_image_too() {
        assertThat(refused("x/../a.jpg").suggestion().map(Suggestion::text)).contains(ENDPOINT + "a.jpg");
        assertThat(refused("x/../a.jpg").suggestion().map(Suggestion::kind)).contains(SuggestionKind.SAME_OBJECT);
        assertThat(refused("x/../a.jpg?w=1").suggestion().map(Suggestion::text)).contains(ENDPOINT + "a.jpg");
        assertThat(refused("x/../a.jpg?w=1").suggestion().map(Suggestion::kind)).contains(SuggestionKind.WIDER);
        assertThat(refused("photos/long-enough-name~a.jpg").suggestion()).isEmpty();
        assertThat(refused("a.jpg#top").rule()).isEqualTo(UrlRule.URL_FRAGMENT);
    }

    @Test
    void an_image_lies_in_an_endpoint_of_the_account() {
        assertThat(((Refused) CHECKER.check("https://other.example/a.jpg")).rule())
                .isEqualTo(UrlRule.URL_HOST_UNKNOWN);
    }

    @Test
    void every_known_url_is_refused_or_one_file_and_every_suggestion_is_an_image() {
        ImageChecker checker = new ImageChecker(UrlCases.ENDPOINTS);

        assertThat(UrlCases.all()).allSatisfy(url -> {
            switch (checker.check(url.url())) {
                case Purgeable image -> assertThat(image.path().value()).doesNotContain("*", "?", "/tr:");
                case Refused refusal ->
                    assertThat(refusal.suggestion().stream())
                            .allSatisfy(suggestion ->
                                    assertThat(checker.check(suggestion.text())).isEqualTo(suggestion.item()));
            }
        });
    }

    private static Refused refused(String relative) {
        CheckResult result = CHECKER.check(ENDPOINT + relative);
        assertThat(result).isInstanceOf(Refused.class);
        return (Refused) result;
    }
}
