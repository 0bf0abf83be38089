package io.edgepurge.domain.account;

import java.util.Locale;
import java.util.OptionalInt;

/**
 * The URL of an endpoint: {@code https://host[:port]/prefix/}. Scheme and host are converted to lowercase. The scheme has no
 * effect, because CloudFront serves HTTP and HTTPS from one cache.
 */
public record EndpointUrl(String value) {
    /**
     * Creates a URL.
     *
     * @throws IllegalArgumentException if the text breaks an {@link EndpointRule}; the message contains the rule
     */
    public EndpointUrl {
        EndpointRule.brokenBy(value).ifPresent(rule -> {
            throw new IllegalArgumentException("the URL endpoint " + rule.sentence());
        });
        int path = startOfPath(value);
        // safe, because the rules allow ASCII only
        value = value.substring(0, path).toLowerCase(Locale.ROOT) + value.substring(path);
    }

    /** Returns the host in lowercase, without the port. */
    public String host() {
        return authority().split(":", -1)[0];
    }

    /** Returns the port if the URL has one; it is never the default port of the scheme. */
    public OptionalInt port() {
        String[] hostAndPort = authority().split(":", -1);
        return hostAndPort.length == 1 ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(hostAndPort[1]));
    }

    /** Returns the encoded prefix of all paths below this URL; it starts and ends with {@code /}. */
    public String prefix() {
        return value.substring(startOfPath(value));
    }

    /** Returns the host, with {@code :port} if the URL has one. */
    public String authority() {
        return value.substring(startOfAuthority(value), startOfPath(value));
    }

    /** Returns true if every URL below the other one is also below this one. */
    public boolean contains(EndpointUrl other) {
        return authority().equals(other.authority()) && other.prefix().startsWith(prefix());
    }

    /** Returns the URL without its scheme, which identifies an endpoint. */
    String withoutScheme() {
        return authority() + prefix();
    }

    @Override
    public String toString() {
        return value;
    }

    private static int startOfAuthority(String url) {
        return url.indexOf("://") + "://".length();
    }

    private static int startOfPath(String url) {
        return url.indexOf('/', startOfAuthority(url));
    }
}
