package io.edgepurge.testing;

import io.edgepurge.domain.account.DistributionId;
import io.edgepurge.domain.account.UrlEndpoint;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The test cases of {@code url-cases.tsv}: accepted URLs with their paths, and refused URLs with the broken rule. */
public final class UrlCases {
    /** The default endpoint of lines without a host. */
    public static final UrlEndpoint ENDPOINT = endpoint("https://img.example.com/demo/", "E1IMAGES");

    /** The endpoints that the account needs for lines with a host. */
    public static final List<UrlEndpoint> ENDPOINTS = List.of(
            ENDPOINT,
            endpoint("https://img.example.com/demo/archive/", "E2ARCHIVE"),
            endpoint("https://img.example.com/caf%C3%A9/", "E1IMAGES"),
            endpoint("http://127.0.0.1:8081/local/", "E3LOCAL"),
            endpoint("https://static.example.com/", "E4STATIC"),
            endpoint("https://xn--bcher-kva.example/", "E5BOOKS"));

    private UrlCases() {}

    /** Returns all cases, for an account with {@link #ENDPOINTS}. */
    public static List<UrlCase> all() {
        return lines().map(line -> line.at(ENDPOINT)).toList();
    }

    /** Returns the cases of lines without a host, for an account with only the given endpoint. */
    public static List<UrlCase> relativeTo(UrlEndpoint endpoint) {
        return lines().filter(UrlCaseLine::isRelative)
                .map(line -> line.at(endpoint))
                .toList();
    }

    private static Stream<UrlCaseLine> lines() {
        return table().lines()
                .filter(Predicate.not(line -> line.startsWith("#")))
                .map(UrlCaseLine::parse);
    }

    private static String table() {
        try (InputStream table = UrlCases.class.getResourceAsStream("url-cases.tsv")) {
            return new String(Objects.requireNonNull(table).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static UrlEndpoint endpoint(String url, String distribution) {
        return UrlEndpoint.of(url, new DistributionId(distribution));
    }
}
