package io.edgepurge.domain.url;

import static org.assertj.core.api.Assertions.assertThat;

import io.edgepurge.domain.account.DistributionId;
import io.edgepurge.domain.account.UrlEndpoint;
import io.edgepurge.domain.url.CheckResult.Purgeable;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** URLs that try to leave their endpoint by some way of decoding. The seed is fixed, and a failure shows the URL. */
class HostileUrlTest {
    private static final long SEED = 20_261_130;

    /** The long profile checks ten times as many. */
    private static final int URLS = Boolean.getBoolean("long") ? 300_000 : 20_000;

    private static final String START = "https://img.example.com/demo/";
    private static final String DOT = ".";
    private static final List<String> NAMES = List.of("a", "b", "other", "archive", "", "%C3%A9", "\u00e9", "a%2Fb");
    private static final List<String> DECORATIONS = List.of("", "", "", ";x", "*", "%20", "?", "#", "%00");

    private static final UrlChecker CHECKER = new UrlChecker(
            List.of(
                    UrlEndpoint.of(START, new DistributionId("E1")),
                    UrlEndpoint.of(START + "archive/", new DistributionId("E2"))),
            ProtectedFolders.DEFAULT);

    @Test
    void no_server_reads_a_path_outside_the_endpoint() {
        Random random = new Random(SEED);
        List<Purgeable> accepted = IntStream.range(0, URLS)
                .mapToObj(_ -> CHECKER.check(START + hostilePath(random)))
                .filter(Purgeable.class::isInstance)
                .map(Purgeable.class::cast)
                .toList();

        assertThat(accepted).hasSizeGreaterThan(URLS / 50);
        assertThat(accepted.stream()
                        .filter(item -> readFrom(item).anyMatch(read -> !isWithin(item.endpoint(), read)))
                        .map(item -> item.path().value()))
                .isEmpty();
    }

    /** The model finds what the checker refuses; otherwise the test above would prove nothing. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/demo/../a",
                "/demo/%2e%2e/a",
                "/demo/%252e%252e%252fa",
                "/demo/..%2fa",
                "/demo/..%5Ca",
                "/demo/..;x/a",
                "/demo/..%c0%afa",
                "/demo/%c0%ae%c0%ae/a",
                "/demo/%25c0%25ae%25c0%25ae/a",
                "/demo/%e0%80%ae./a",
                "/demo/%F0%80%80%AE./a",
                "/demo/%c0%a52e./a"
            })
    void the_model_leaves_the_endpoint(String path) {
        assertThat(LenientServer.pathsReadFrom(path)).anyMatch(read -> !read.startsWith("/demo/"));
    }

    private static Stream<String> readFrom(Purgeable item) {
        String path = item.path().stem();
        int query = path.indexOf('?');
        return LenientServer.pathsReadFrom(query < 0 ? path : path.substring(0, query));
    }

    private static boolean isWithin(UrlEndpoint endpoint, String read) {
        boolean inArchive = read.startsWith("/demo/archive/");
        return read.startsWith(endpoint.prefix())
                && inArchive == endpoint.prefix().endsWith("archive/");
    }

    private static String hostilePath(Random random) {
        return IntStream.range(0, 1 + random.nextInt(5))
                .mapToObj(_ -> segment(random) + separator(random))
                .collect(Collectors.joining());
    }

    private static String segment(Random random) {
        String name = switch (random.nextInt(4)) {
            case 0 -> disguised(DOT, random);
            case 1 -> disguised(DOT, random) + disguised(DOT, random);
            default -> oneOf(NAMES, random);
        };
        return name + oneOf(DECORATIONS, random);
    }

    private static String separator(Random random) {
        return disguised(random.nextInt(8) == 0 ? "\\" : "/", random);
    }

    /** Returns a character as it is, or in one of its escaped forms. */
    private static String disguised(String text, Random random) {
        char character = text.charAt(0);
        int high = character >> 6;
        int low = 0x80 | (character & 0x3F);
        String escaped = switch (random.nextInt(7)) {
            case 0, 1 -> "%%%02X".formatted((int) character);
            case 2 -> octets(0xC0 | high, low);
            case 3 -> octets(0xE0, 0x80 | high, low);
            case 4 -> octets(0xF0, 0x80, 0x80 | high, low);
            default -> text;
        };
        String again = escaped;
        for (int times = random.nextInt(8) - 5; times > 0; times--) {
            again = again.replace("%", random.nextBoolean() ? "%25" : "%c0%a5");
        }
        return random.nextBoolean() ? again : again.toLowerCase(Locale.ROOT);
    }

    private static String octets(int... octets) {
        return IntStream.of(octets).mapToObj("%%%02X"::formatted).collect(Collectors.joining());
    }

    private static String oneOf(List<String> texts, Random random) {
        return texts.get(random.nextInt(texts.size()));
    }
}
