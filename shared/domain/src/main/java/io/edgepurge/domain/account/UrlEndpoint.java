package io.edgepurge.domain.account;

import io.edgepurge.domain.path.InvalidationPath;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What an account owns: every URL below {@code https://host[:port]/prefix/}, and the distribution that serves it.
 *
 * @param url spelled as an {@link EndpointUrl} is
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
        url = new EndpointUrl(url).value();
        if (tagPrefix.isPresent() && originCaches.isPresent()) {
            throw new IllegalArgumentException(
                    "a URL endpoint has cache tags or origin caches, not both: a tag cannot clear an origin cache");
        }
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
                && new EndpointUrl(text).place().equals(place());
    }

    /** Where it lies. */
    public EndpointUrl location() {
        return new EndpointUrl(url);
    }

    /** In lower case, without the port. */
    public String host() {
        return location().host();
    }

    /** The port, if the URL names one; it is never the scheme's default. */
    public OptionalInt port() {
        return location().port();
    }

    /** The start of every path of this endpoint, encoded; it starts and ends with {@code /}. */
    public String prefix() {
        return location().prefix();
    }

    /** The URL of a path on this endpoint's host, whether or not the endpoint owns it. */
    public String urlOf(InvalidationPath path) {
        return url.substring(0, url.length() - prefix().length()) + path;
    }

    /** The host, and {@code :port} if the URL names one. */
    public String authority() {
        return location().authority();
    }

    /** What tells one endpoint from another: all of its URL but the scheme. */
    String place() {
        return location().place();
    }
}
