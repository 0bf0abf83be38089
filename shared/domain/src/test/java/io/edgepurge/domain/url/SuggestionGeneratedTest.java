package io.edgepurge.domain.url;

import static org.assertj.core.api.Assertions.assertThat;

import io.edgepurge.domain.account.DistributionId;
import io.edgepurge.domain.account.UrlEndpoint;
import io.edgepurge.domain.path.PathEncoding;
import io.edgepurge.domain.url.CheckResult.Refused;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Compares suggestions with the objects that a browser requests for the refused URLs. The seed is fixed. */
class SuggestionGeneratedTest {
    private static final long SEED = 20_261_129;

    /** The long profile checks ten times as many. */
    private static final int URLS = Boolean.getBoolean("long") ? 60_000 : 6_000;

    private static final List<String> STARTS = List.of(
            "https://img.example.com/demo/",
            "https://img.example.com/demo/a/b/",
            "HTTP://u@IMG.example.com.:80/demo/",
            "https:\\\\img.example.com\\demo\\a/",
            " https://img.example.com/demo/folder/",
            "\ufeffhttps://static.example.com/photos/2026/",
            "https://static.example.com",
            "https://b\u00fccher.example/covers/");
    private static final List<String> HARMLESS = List.of(
            "/ / a b folder .jpg image.png tr:w-1/ %25 %C3%A9 %c3%a9 \u00e9 \ud83d\ude00 < \" ( ) + & = , %2F %252F"
                    .split(" "));
    private static final List<String> HARMFUL = List.of(
            ".",
            "..",
            "/../",
            "/./",
            "/%2e%2e/",
            "%2F..%2F",
            "*",
            "?",
            "?w=1",
            "%41",
            "%2D",
            "%2a",
            "%5C",
            "%00",
            "%0a",
            "%",
            "%7E",
            "~",
            " ",
            "\u00a0",
            "\u202f",
            "\u200b",
            "\u00ad",
            "\\",
            "#",
            "&#038;",
            "@",
            "'",
            "?Expires=1&Signature=a~b&Key-Pair-Id=K",
            "?x=2&Policy=a&Signature=b&Key-Pair-Id=K&y=3");
    private static final UrlChecker CHECKER = new UrlChecker(
            List.of(
                    UrlEndpoint.of("https://img.example.com/demo/", new DistributionId("E1")),
                    UrlEndpoint.of("http://static.example.com/", new DistributionId("E2")),
                    UrlEndpoint.of("https://xn--bcher-kva.example/", new DistributionId("E3"))),
            ProtectedFolders.DEFAULT);
    private static final List<Suggested> SUGGESTED =
            urls().flatMap(SuggestionGeneratedTest::suggested).toList();

    @Test
    void suggestions_of_both_kinds_are_frequent_enough_to_test() {
        assertThat(ofKind(SuggestionKind.SAME_OBJECT).count()).isGreaterThan(URLS / 50);
        assertThat(ofKind(SuggestionKind.WIDER).count()).isGreaterThan(URLS / 50);
    }

    @Test
    void a_suggestion_for_the_same_object_purges_what_a_browser_requests() {
        assertThat(ofKind(SuggestionKind.SAME_OBJECT)
                        .filter(suggested -> !suggested.purged().equals(suggested.requested())))
                .isEmpty();
    }

    @Test
    void a_wider_suggestion_is_a_wildcard_that_covers_what_a_browser_requests() {
        assertThat(ofKind(SuggestionKind.WIDER).filter(suggested -> !suggested.covers()))
                .isEmpty();
    }

    /** A refused URL with its suggestion. */
    private record Suggested(String url, Suggestion suggestion) {
        /** Returns the host and the encoded key of the requested object. */
        String requested() {
            return comparable(BrowserModel.requestedFor(url).orElse("nothing"));
        }

        /** Returns the host and the path for the invalidation. */
        String purged() {
            return comparable(
                    suggestion.item().endpoint().host() + suggestion.item().path());
        }

        /** Returns true if the suggestion is a wildcard for the requested object. */
        boolean covers() {
            String wildcard = purged();
            return wildcard.endsWith("*") && requested().startsWith(wildcard.substring(0, wildcard.length() - 1));
        }

        @Override
        public String toString() {
            return url + " requests " + requested() + ", but " + suggestion.text() + " purges " + purged();
        }

        /** Ignores the encoding of characters that browsers and CloudFront encode differently. */
        private static String comparable(String key) {
            return PathEncoding.encode(key).replace("%27", "'");
        }
    }

    private static Stream<Suggested> ofKind(SuggestionKind kind) {
        return SUGGESTED.stream().filter(suggested -> suggested.suggestion().kind() == kind);
    }

    private static Stream<Suggested> suggested(String url) {
        return CHECKER.check(url) instanceof Refused refused
                ? refused.suggestion().map(suggestion -> new Suggested(url, suggestion)).stream()
                : Stream.empty();
    }

    private static Stream<String> urls() {
        Random random = new Random(SEED);
        return IntStream.range(0, URLS).mapToObj(_ -> randomUrl(random));
    }

    private static String randomUrl(Random random) {
        StringBuilder url = new StringBuilder(oneOf(STARTS, random));
        IntStream.range(0, 1 + random.nextInt(7))
                .forEach(_ -> url.append(oneOf(random.nextInt(4) == 0 ? HARMFUL : HARMLESS, random)));
        return url.toString();
    }

    private static String oneOf(List<String> texts, Random random) {
        return texts.get(random.nextInt(texts.size()));
    }
}
