package io.edgepurge.local.edge;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Determines the TTL and the cache tags of an origin response. */
final class CachePolicy {
    /** CloudFront's default TTL. @see <a href="https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/Expiration.html">Expiration</a> */
    private static final Duration DEFAULT_TIME_TO_LIVE = Duration.ofHours(24);

    /** @see <a href="https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/invalidation-specifying-tags.html">Tags</a> */
    private static final int MAX_TAGS_PER_OBJECT = 50;

    private static final Set<String> UNCACHEABLE = Set.of("no-store", "no-cache", "private");

    private CachePolicy() {}

    /** Returns the TTL; zero if the response must not be cached. */
    static Duration timeToLive(HttpHeaders headers) {
        List<String> directives = valuesOf(headers, "Cache-Control").toList();
        if (directives.stream().anyMatch(UNCACHEABLE::contains)) {
            return Duration.ZERO;
        }
        return seconds(directives, "s-maxage=")
                .or(() -> seconds(directives, "max-age="))
                .orElse(DEFAULT_TIME_TO_LIVE);
    }

    static Set<String> tags(HttpHeaders headers, Optional<String> tagHeader) {
        return tagHeader
                .map(name -> valuesOf(headers, name).limit(MAX_TAGS_PER_OBJECT).collect(Collectors.toUnmodifiableSet()))
                .orElse(Set.of());
    }

    private static Stream<String> valuesOf(HttpHeaders headers, String name) {
        return headers.allValues(name).stream()
                .flatMap(line -> Arrays.stream(line.split(",", -1)))
                .map(value -> value.strip().toLowerCase(Locale.ROOT))
                .filter(value -> !value.isEmpty());
    }

    private static Optional<Duration> seconds(List<String> directives, String prefix) {
        return directives.stream()
                .filter(directive -> directive.startsWith(prefix))
                .map(directive -> directive.substring(prefix.length()))
                .filter(number -> number.matches("[0-9]{1,9}"))
                .map(number -> Duration.ofSeconds(Long.parseLong(number)))
                .findFirst();
    }
}
