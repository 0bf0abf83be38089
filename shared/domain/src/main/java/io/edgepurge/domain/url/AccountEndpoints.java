package io.edgepurge.domain.url;

import io.edgepurge.domain.account.UrlEndpoint;
import io.edgepurge.domain.path.InvalidationPath;
import io.edgepurge.domain.path.PathEncoding;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The URL endpoints of one account, longest prefix first: the first endpoint that contains a path owns it. */
record AccountEndpoints(List<UrlEndpoint> longestFirst) {
    private static final int MAX_ENDPOINTS_SHOWN = 3;

    AccountEndpoints {
        longestFirst = longestFirst.stream()
                .sorted(Comparator.comparingInt(endpoint -> -endpoint.prefix().length()))
                .toList();
    }

    /**
     * Finds the endpoint that owns a path.
     *
     * @param authority host and port in lowercase
     */
    Optional<UrlEndpoint> ownerOf(String authority, InvalidationPath path) {
        return longestFirst.stream()
                .filter(endpoint -> endpoint.authority().equals(authority))
                .filter(endpoint -> contains(endpoint, path))
                .findFirst();
    }

    /** Returns the rule broken by a URL that no endpoint owns. */
    UrlViolation violationOf(UrlText url, InvalidationPath path) {
        List<UrlEndpoint> onHost = onHostOf(url);
        if (onHost.isEmpty()) {
            return UrlViolation.of(UrlRule.URL_HOST_UNKNOWN);
        }
        if (onHost.stream().anyMatch(endpoint -> endpoint.authority().equals(url.comparableAuthority()))) {
            return UrlViolation.of(UrlRule.URL_OUTSIDE_ENDPOINTS).withDetail(named(onHost));
        }
        return onHost.stream()
                .filter(endpoint -> contains(endpoint, path))
                .map(endpoint -> url.withAuthority(endpoint.authority()).toString())
                .findFirst()
                .map(UrlViolation.of(UrlRule.URL_PORT)::withRemedy)
                .orElseGet(() -> UrlViolation.of(UrlRule.URL_PORT));
    }

    private List<UrlEndpoint> onHostOf(UrlText url) {
        String host = url.comparableAuthority().split(":", -1)[0];
        return longestFirst.stream()
                .filter(endpoint -> endpoint.host().equals(host))
                .toList();
    }

    private static boolean contains(UrlEndpoint endpoint, InvalidationPath path) {
        return PathEncoding.comparable(path.value()).startsWith(endpoint.prefix());
    }

    private static String named(List<UrlEndpoint> endpoints) {
        return endpoints.stream()
                .map(UrlEndpoint::url)
                .limit(MAX_ENDPOINTS_SHOWN)
                .collect(Collectors.joining(
                        ", ", "URL endpoints on this host: ", endpoints.size() > MAX_ENDPOINTS_SHOWN ? ", …" : "."));
    }
}
