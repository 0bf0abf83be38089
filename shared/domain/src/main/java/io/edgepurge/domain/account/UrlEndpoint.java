package io.edgepurge.domain.account;

import io.edgepurge.domain.path.InvalidationPath;
import io.edgepurge.domain.variant.TagTemplate;
import io.edgepurge.domain.variant.VariantRules;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A URL endpoint of an account: all URLs below {@code https://host[:port]/prefix/} and the distribution that serves them.
 *
 * @param url in the form of an {@link EndpointUrl}
 * @param distribution the distribution that serves the URLs
 * @param shared true if the endpoint may overlap with shared endpoints of other accounts
 * @param tagPrefix the prefix of the endpoint's cache tags; empty if the distribution has no tags
 * @param originCaches caches between distribution and origin, which are cleared first
 * @param spellings the spellings that a purge covers if its request does not set them
 * @param variants the rules by which the variants of an image are found; empty for {@link VariantRules#DEFAULT}
 * @param verify true if a purge is verified unless its request says otherwise
 */
public record UrlEndpoint(
        String url,
        DistributionId distribution,
        boolean shared,
        Optional<TagPrefix> tagPrefix,
        Optional<OriginCaches> originCaches,
        CoveredSpellings spellings,
        Optional<VariantRules> variants,
        boolean verify) {
    /**
     * Creates an endpoint.
     *
     * @throws IllegalArgumentException if the URL breaks an {@link EndpointRule}, the endpoint has both tags and origin
     *     caches, or the tags of its images do not start with its tag prefix
     */
    public UrlEndpoint {
        url = new EndpointUrl(url).value();
        if (tagPrefix.isPresent() && originCaches.isPresent()) {
            throw new IllegalArgumentException(
                    "a URL endpoint has cache tags or origin caches, not both: a tag cannot clear an origin cache");
        }
        variants.flatMap(VariantRules::tag).ifPresent(template -> requireOwn(template, tagPrefix));
    }

    /** Returns an endpoint that is not shared, has neither tags nor origin caches, and covers only requested spellings. */
    public static UrlEndpoint of(String url, DistributionId distribution) {
        return new UrlEndpoint(
                url,
                distribution,
                false,
                Optional.empty(),
                Optional.empty(),
                CoveredSpellings.REQUESTED,
                Optional.empty(),
                false);
    }

    /** Returns the same endpoint, shared or not. */
    public UrlEndpoint withShared(boolean nowShared) {
        return new UrlEndpoint(url, distribution, nowShared, tagPrefix, originCaches, spellings, variants, verify);
    }

    /** Returns the same endpoint with a tag prefix. CloudFront reads tags from a header that is configured on the distribution. */
    public UrlEndpoint withTags(TagPrefix prefix) {
        return new UrlEndpoint(
                url, distribution, shared, Optional.of(prefix), originCaches, spellings, variants, verify);
    }

    /** Returns the same endpoint with other origin caches, or without any. */
    public UrlEndpoint withOriginCaches(Optional<OriginCaches> caches) {
        return new UrlEndpoint(url, distribution, shared, tagPrefix, caches, spellings, variants, verify);
    }

    /** Returns the same endpoint with another default for the spellings that a purge covers. */
    public UrlEndpoint withSpellings(CoveredSpellings covered) {
        return new UrlEndpoint(url, distribution, shared, tagPrefix, originCaches, covered, variants, verify);
    }

    /**
     * Returns the same endpoint with other rules for the variants of an image, or without any.
     *
     * @throws IllegalArgumentException if the tags of images do not start with the tag prefix
     */
    public UrlEndpoint withVariants(Optional<VariantRules> rules) {
        return new UrlEndpoint(url, distribution, shared, tagPrefix, originCaches, spellings, rules, verify);
    }

    /** Returns the same endpoint whose purges are verified by default, or not. */
    public UrlEndpoint withVerify(boolean verified) {
        return new UrlEndpoint(url, distribution, shared, tagPrefix, originCaches, spellings, variants, verified);
    }

    /** Returns true if the text is the URL of this endpoint, ignoring the scheme and the case of the host. */
    public boolean hasUrl(String text) {
        return EndpointRule.brokenBy(text).isEmpty()
                && new EndpointUrl(text).withoutScheme().equals(withoutScheme());
    }

    /** Returns the URL as a value. */
    public EndpointUrl location() {
        return new EndpointUrl(url);
    }

    /** Returns the host in lowercase, without the port. */
    public String host() {
        return location().host();
    }

    /** Returns the port if the URL has one; it is never the default port of the scheme. */
    public OptionalInt port() {
        return location().port();
    }

    /** Returns the encoded prefix of all paths of this endpoint; it starts and ends with {@code /}. */
    public String prefix() {
        return location().prefix();
    }

    /** Returns the URL of a path on this endpoint's host; the path can lie outside the endpoint. */
    public String urlOf(InvalidationPath path) {
        return url.substring(0, url.length() - prefix().length()) + path;
    }

    /** Returns the host, with {@code :port} if the URL has one. */
    public String authority() {
        return location().authority();
    }

    private static void requireOwn(TagTemplate template, Optional<TagPrefix> prefix) {
        if (prefix.isEmpty()) {
            throw new IllegalArgumentException(
                    "a tag template needs a tag prefix of the endpoint, because the distribution must have cache tags");
        }
        if (!template.value().startsWith(prefix.get().value())) {
            throw new IllegalArgumentException("a tag template must start with the tag prefix of the endpoint, '"
                    + prefix.get() + "', not " + template);
        }
    }

    /** Returns the URL without its scheme, which identifies the endpoint. */
    String withoutScheme() {
        return location().withoutScheme();
    }
}
