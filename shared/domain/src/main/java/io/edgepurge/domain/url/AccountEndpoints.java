package io.edgepurge.domain.url;

import io.edgepurge.domain.account.UrlEndpoint;
import io.edgepurge.domain.path.DecodedPath;
import io.edgepurge.domain.path.InvalidationPath;
import io.edgepurge.domain.path.PathEncoding;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The URL endpoints of one account, longest prefix first: the first endpoint that contains a path owns it. */
record AccountEndpoints(List<UrlEndpoint> longestFirst) {
    private static final int MAX_ENDPOINTS_SHOWN = 3;
    private static final Pattern NEXT_URL = Pattern.compile("(?<=[A-Za-z0-9,;|])https?://", Pattern.CASE_INSENSITIVE);
    private static final Pattern AUTHORITY_END = Pattern.compile("[/?:]");

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

    /**
     * Returns true if the endpoint also owns a path whose encoded slashes are decoded. Otherwise a decoder would move the path from
     * one endpoint into another.
     */
    boolean ownsDecoded(UrlEndpoint owner, InvalidationPath path) {
        String prefix = owner.prefix();
        String file = TargetRules.pathOf(path.value());
        String decoded = file.substring(0, prefix.length())
                + DecodedPath.of(file.substring(prefix.length())).withPlainSlashes();
        return decoded.equals(file)
                || ownerOf(owner.authority(), new InvalidationPath(decoded)).equals(Optional.of(owner));
    }

    /**
     * Returns a violation if another URL of the account follows without a separator, or after a comma, semicolon, or bar. After
     * {@code /} and {@code =}, it belongs to the URL, as in those of image proxies.
     */
    Optional<UrlViolation> secondUrlIn(String url) {
        Matcher next = NEXT_URL.matcher(url);
        while (next.find()) {
            int authority = next.end();
            if (longestFirst.stream().anyMatch(endpoint -> startsAt(authority, url, endpoint))) {
                return Optional.of(UrlViolation.of(UrlRule.URL_NOT_SINGLE));
            }
        }
        return Optional.empty();
    }

    /** Returns the scheme, with its {@code ://}, for a URL without one. */
    String schemeFor(String withoutScheme) {
        String host = AUTHORITY_END.split(withoutScheme, 2)[0].toLowerCase(Locale.ROOT);
        return longestFirst.stream()
                .filter(endpoint -> endpoint.host().equals(host))
                .map(endpoint -> endpoint.url().substring(0, endpoint.url().indexOf("://") + "://".length()))
                .findFirst()
                .orElse("https://");
    }

    /** Returns the URL of a path without a host; empty if more than one endpoint can contain it. */
    Optional<String> urlOfPath(String path) {
        if (longestFirst.size() > MAX_ENDPOINTS_SHOWN) {
            return Optional.empty();
        }
        List<String> urls = longestFirst.stream()
                .filter(endpoint -> endpoint.prefix().length() > 1 && path.startsWith(endpoint.prefix()))
                .map(endpoint -> originOf(endpoint) + path)
                .distinct()
                .toList();
        if (urls.isEmpty() && longestFirst.size() == 1) {
            return Optional.of(longestFirst.getFirst().url() + path.substring(1));
        }
        return urls.size() == 1 ? Optional.of(urls.getFirst()) : Optional.empty();
    }

    /** Returns a sentence that names the account's endpoints. */
    String allNamed() {
        return longestFirst.isEmpty()
                ? "The account has no URL endpoints."
                : named("URL endpoints of the account: ", longestFirst);
    }

    /** Returns the rule broken by a URL that no endpoint owns. */
    UrlViolation violationOf(UrlText url, InvalidationPath path) {
        List<UrlEndpoint> onHost = onHostOf(url);
        if (onHost.isEmpty()) {
            return UrlViolation.of(UrlRule.URL_HOST_UNKNOWN).withDetail(allNamed());
        }
        if (onHost.stream().anyMatch(endpoint -> endpoint.authority().equals(url.comparableAuthority()))) {
            return UrlViolation.of(UrlRule.URL_OUTSIDE_ENDPOINTS)
                    .withDetail(named("URL endpoints on this host: ", onHost));
        }
        return onHost.stream()
                .filter(endpoint -> contains(endpoint, path))
                .map(endpoint -> url.withAuthority(endpoint.authority()).toString())
                .findFirst()
                .map(Correction::sameObject)
                .map(UrlViolation.of(UrlRule.URL_PORT)::withCorrection)
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

    private static boolean startsAt(int position, String text, UrlEndpoint endpoint) {
        String authority = endpoint.authority();
        return text.regionMatches(true, position, authority, 0, authority.length())
                && text.startsWith(endpoint.prefix(), position + authority.length());
    }

    private static String originOf(UrlEndpoint endpoint) {
        return endpoint.url()
                .substring(0, endpoint.url().length() - endpoint.prefix().length());
    }

    private static String named(String introduction, List<UrlEndpoint> endpoints) {
        return endpoints.stream()
                .map(UrlEndpoint::url)
                .limit(MAX_ENDPOINTS_SHOWN)
                .collect(Collectors.joining(", ", introduction, endpoints.size() > MAX_ENDPOINTS_SHOWN ? ", …" : "."));
    }
}
