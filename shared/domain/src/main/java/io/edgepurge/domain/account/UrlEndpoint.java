package io.edgepurge.domain.account;

import io.edgepurge.domain.path.InvalidationPath;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What an account owns: every URL below {@code https://host[:port]/prefix/}, and the distribution that serves it. Scheme
 * and host are kept in lower case; the scheme decides nothing, since an edge serves http and https from one cache.
 *
 * @param url as an {@link EndpointRule} asks for
 * @param distribution whose invalidations purge these URLs
 * @param shared the operator lets this prefix overlap with those of other accounts that are shared too
 * @param tagPrefix what its cache tags start with, if its distribution knows tags
 * @param originCaches what stands between the distribution and the origin and is to be cleared first, if anything does
 */
public record UrlEndpoint(
        String url,
        DistributionId distribution,
        boolean shared,
        Optional<TagPrefix> tagPrefix,
        Optional<OriginCaches> originCaches) {
    /**
     * Throws {@link IllegalArgumentException} if the URL breaks an {@link EndpointRule}, with a sentence that names the fix,
     * or if the endpoint has both tags and origin caches.
     */
    public UrlEndpoint {
        EndpointRule.brokenBy(url).ifPresent(rule -> {
            throw new IllegalArgumentException("the URL endpoint " + rule.sentence());
        });
        if (tagPrefix.isPresent() && originCaches.isPresent()) {
            throw new IllegalArgumentException(
                    "a URL endpoint has cache tags or origin caches, not both: no tag clears an origin cache");
        }
        int path = startOfPath(url);
        // ASCII only by now: nothing but a letter can become one.
        url = url.substring(0, path).toLowerCase(Locale.ROOT) + url.substring(path);
    }

    /** An endpoint that no other account's may overlap, without tags and without origin caches. */
    public static UrlEndpoint of(String url, DistributionId distribution) {
        return new UrlEndpoint(url, distribution, false, Optional.empty(), Optional.empty());
    }

    /** The same endpoint, marked by the operator as shared, or not. */
    public UrlEndpoint withShared(boolean nowShared) {
        return new UrlEndpoint(url, distribution, nowShared, tagPrefix, originCaches);
    }

    /** The same endpoint with tags that start so: CloudFront reads them from a header that the distribution names. */
    public UrlEndpoint withTags(TagPrefix prefix) {
        return new UrlEndpoint(url, distribution, shared, Optional.of(prefix), originCaches);
    }

    /** The same endpoint with caches behind its distribution, or without. */
    public UrlEndpoint withOriginCaches(Optional<OriginCaches> caches) {
        return new UrlEndpoint(url, distribution, shared, tagPrefix, caches);
    }

    /** Whether a text names this endpoint; scheme and the case of the host decide nothing. */
    public boolean isSpelled(String text) {
        return EndpointRule.brokenBy(text).isEmpty()
                && of(text, distribution).place().equals(place());
    }

    /** What tells one endpoint from another: all of its URL but the scheme. */
    String place() {
        return authority() + prefix();
    }

    /** In lower case, without the port. */
    public String host() {
        return authority().split(":", -1)[0];
    }

    /** The port, if the URL names one; it is never the scheme's default. */
    public OptionalInt port() {
        String[] hostAndPort = authority().split(":", -1);
        return hostAndPort.length == 1 ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(hostAndPort[1]));
    }

    /** The start of every path of this endpoint, encoded; it starts and ends with {@code /}. */
    public String prefix() {
        return url.substring(startOfPath(url));
    }

    /** The URL of a path on this endpoint's host, whether or not the endpoint owns it. */
    public String urlOf(InvalidationPath path) {
        return url.substring(0, startOfPath(url)) + path;
    }

    /** The host, and {@code :port} if the URL names one. */
    public String authority() {
        return url.substring(startOfAuthority(url), startOfPath(url));
    }

    private static int startOfAuthority(String url) {
        return url.indexOf("://") + "://".length();
    }

    private static int startOfPath(String url) {
        return url.indexOf('/', startOfAuthority(url));
    }
}
