package io.edgepurge.domain.account;

import java.util.Locale;
import java.util.OptionalInt;

/**
 * {@code https://host[:port]/prefix/}, as an {@link EndpointRule} asks for. Scheme and host are kept in lower case; the
 * scheme decides nothing, since an edge serves http and https from one cache.
 */
public record EndpointUrl(String value) {
    /** Throws {@link IllegalArgumentException} if the text breaks an {@link EndpointRule}, with a sentence that names the fix. */
    public EndpointUrl {
        EndpointRule.brokenBy(value).ifPresent(rule -> {
            throw new IllegalArgumentException("the URL endpoint " + rule.sentence());
        });
        int path = startOfPath(value);
        // ASCII only by now: nothing but a letter can become one.
        value = value.substring(0, path).toLowerCase(Locale.ROOT) + value.substring(path);
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

    /** The start of every path below it, encoded; it starts and ends with {@code /}. */
    public String prefix() {
        return value.substring(startOfPath(value));
    }

    /** The host, and {@code :port} if the URL names one. */
    public String authority() {
        return value.substring(startOfAuthority(value), startOfPath(value));
    }

    /** Whether everything below the other one is below this one too. */
    public boolean contains(EndpointUrl other) {
        return authority().equals(other.authority()) && other.prefix().startsWith(prefix());
    }

    /** What tells one from another: all but the scheme. */
    String place() {
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
