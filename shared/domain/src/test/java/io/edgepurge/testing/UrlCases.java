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

/** The table {@code url-cases.tsv}: which URLs are purged, as which path, and which are not, and why. */
public final class UrlCases {
    /** The endpoint that lines without a host are meant for, unless a test has one of its own. */
    public static final UrlEndpoint ENDPOINT = endpoint("https://img.example.com/demo/", "E1IMAGES");

    /** All that an account must own for the lines with a host. */
    public static final List<UrlEndpoint> ENDPOINTS = List.of(
            ENDPOINT,
            endpoint("https://img.example.com/demo/archive/", "E2ARCHIVE"),
            endpoint("https://img.example.com/caf%C3%A9/", "E1IMAGES"),
            endpoint("http://127.0.0.1:8081/local/", "E3LOCAL"),
            endpoint("https://static.example.com/", "E4STATIC"),
            endpoint("https://xn--bcher-kva.example/", "E5BOOKS"));

    private UrlCases() {}

    /** Every line, for an account that owns {@link #ENDPOINTS}. */
    public static List<UrlCase> all() {
        return lines().map(line -> line.at(ENDPOINT)).toList();
    }

    /** The lines without a host, for an account that owns this endpoint alone, whatever its host and prefix. */
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
