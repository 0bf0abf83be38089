package io.edgepurge.domain.url;

import static org.assertj.core.api.Assertions.assertThat;

import io.edgepurge.domain.account.DistributionId;
import io.edgepurge.domain.account.UrlEndpoint;
import io.edgepurge.domain.path.InvalidationPath;
import io.edgepurge.domain.path.PathEncoding;
import io.edgepurge.domain.url.CheckResult.Purgeable;
import io.edgepurge.domain.url.CheckResult.Refused;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Properties of generated URLs. The seed is fixed, and a failure shows the URL. */
class UrlCheckerGeneratedTest {
    private static final long SEED = 20_260_401;
    private static final int URLS = 30_000;
    private static final List<String> STARTS = List.of(
            "https://img.example.com/demo/",
            "https://img.example.com/demo/",
            "http://127.0.0.1:8081/",
            "https://img.example.com",
            "HTTP://u@IMG.example.com.:80/demo/",
            "//img.example.com/demo/",
            "https://",
            "https://bücher.example/",
            "https:\\\\img.example.com\\demo/",
            "");
    private static final List<String> HARMLESS = List.of(
            "/ / / a b media catalog s/f iles .jpg tr:w-1/ %25 %C3%A9 %c3%a9 é 😀 <\"{| [`^] aaaaaaaaaaaaaaa -_. tr%3A"
                    .split(" "));
    private static final List<String> HARMFUL = List.of(
            ".", "..", "*", "?", "%41", "%2e", "%2F", "%2a", "%5C", "%00", "%0a", "%", "%2", "%7E", "~", " ", "\t",
            "\\", "#", "@", ":", "\ud800", "&x=");
    private static final UrlChecker CHECKER = new UrlChecker(
            List.of(
                    UrlEndpoint.of("https://img.example.com/demo/", new DistributionId("E1")),
                    UrlEndpoint.of("http://127.0.0.1:8081/", new DistributionId("E2")),
                    UrlEndpoint.of("https://xn--bcher-kva.example/", new DistributionId("E3"))),
            ProtectedFolders.DEFAULT);
    private static final List<CheckResult> RESULTS = urls().map(CHECKER::check).toList();

    @Test
    void results_and_suggestions_are_frequent_enough_to_test() {
        assertThat(purgeable().count()).isGreaterThan(URLS / 50);
        assertThat(suggestions().count()).isGreaterThan(URLS / 50);
        assertThat(purgeable().filter(result -> result.path().isWildcard()).count())
                .isGreaterThan(URLS / 200);
    }

    @Test
    void every_suggestion_is_purgeable() {
        assertThat(suggestions().map(CHECKER::check)).hasOnlyElementsOfType(Purgeable.class);
    }

    @Test
    void every_path_lies_inside_its_endpoint() {
        assertThat(purgeable())
                .allMatch(result -> PathEncoding.comparable(result.path().value())
                        .startsWith(result.endpoint().prefix()));
    }

    @Test
    void no_wildcard_covers_a_protected_folder() {
        assertThat(purgeable())
                .noneMatch(result -> Stream.of("media/catalog/", "s/files/")
                        .map(folder -> result.endpoint().prefix() + folder)
                        .anyMatch(folder ->
                                result.path().isWildcard() && result.path().covers(new InvalidationPath(folder))));
    }

    @Test
    void a_url_and_its_encoded_form_get_the_same_path() {
        assertThat(purgeable()).allSatisfy(result -> {
            String encoded = "https://" + result.endpoint().authority() + result.path();

            assertThat(CHECKER.check(encoded)).isEqualTo(result);
        });
    }

    @Test
    void a_narrower_wildcard_is_also_purgeable() {
        assertThat(purgeable().filter(result -> result.path().isWildcard()))
                .filteredOn(result -> !result.path().value().contains("?"))
                .map(result -> "https://" + result.endpoint().authority() + result.path())
                .map(url -> CHECKER.check(url.substring(0, url.length() - 1) + "x/y*"))
                .hasOnlyElementsOfType(Purgeable.class);
    }

    @ParameterizedTest
    @MethodSource
    void very_long_urls_are_refused_in_linear_time(String piece) {
        String run = piece.repeat(50_000 / piece.length());

        // a rule with more than linear time would not finish
        assertThat(Stream.of("", "https://", "https://img.example.com", "https://img.example.com/demo/")
                        .flatMap(start -> Stream.of(start + run + "x*", start + "\"" + run + "x"))
                        .map(CHECKER::check))
                .hasOnlyElementsOfType(Refused.class);
    }

    static List<String> very_long_urls_are_refused_in_linear_time() {
        return Stream.of(
                        HARMFUL,
                        HARMLESS,
                        List.of("//", "./", "../", "%2e/", "a.", "tr:a/", "a/b*/", "https://", "\"\\"))
                .flatMap(List::stream)
                .distinct()
                .toList();
    }

    private static Stream<String> urls() {
        Random random = new Random(SEED);
        return IntStream.range(0, URLS).mapToObj(_ -> randomUrl(random));
    }

    private static String randomUrl(Random random) {
        StringBuilder url = new StringBuilder(oneOf(STARTS, random));
        IntStream.range(0, random.nextInt(9))
                .forEach(_ -> url.append(oneOf(random.nextInt(6) == 0 ? HARMFUL : HARMLESS, random)));
        return random.nextInt(3) == 0 ? url + "*" : url.toString();
    }

    private static String oneOf(List<String> texts, Random random) {
        return texts.get(random.nextInt(texts.size()));
    }

    private static Stream<Purgeable> purgeable() {
        return RESULTS.stream().filter(Purgeable.class::isInstance).map(Purgeable.class::cast);
    }

    private static Stream<String> suggestions() {
        return RESULTS.stream()
                .filter(Refused.class::isInstance)
                .map(Refused.class::cast)
                .map(Refused::suggestion)
                .flatMap(Optional::stream)
                .map(Suggestion::text);
    }
}
