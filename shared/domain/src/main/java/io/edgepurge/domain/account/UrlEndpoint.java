package io.edgepurge.domain.account;

import java.util.Locale;
import java.util.OptionalInt;

/**
 * What an account owns: every URL below {@code https://host[:port]/prefix/}, and the distribution that serves it. Scheme
 * and host are kept in lower case; the scheme decides nothing, since an edge serves http and https from one cache.
 *
 * @param url as an {@link EndpointRule} asks for
 * @param distribution whose invalidations purge these URLs
 * @param shared the operator lets this prefix overlap with those of other accounts that are shared too
 */
public record UrlEndpoint(String url, DistributionId distribution, boolean shared) {
    /** Throws {@link IllegalArgumentException} if the URL breaks an {@link EndpointRule}, with a sentence that names the fix. */
    public UrlEndpoint {
        EndpointRule.brokenBy(url).ifPresent(rule -> {
            throw new IllegalArgumentException("the URL endpoint " + rule.sentence());
        });
        int path = startOfPath(url);
        // ASCII only by now: nothing but a letter can become one.
        url = url.substring(0, path).toLowerCase(Locale.ROOT) + url.substring(path);
    }

    /** An endpoint that no other account's may overlap. */
    public static UrlEndpoint of(String url, DistributionId distribution) {
        return new UrlEndpoint(url, distribution, false);
    }

    /** The same endpoint, marked by the operator as shared, or not. */
    public UrlEndpoint withShared(boolean nowShared) {
        return new UrlEndpoint(url, distribution, nowShared);
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
