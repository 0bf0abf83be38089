package io.edgepurge.domain.account;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The address of an origin cache: {@code http://host:port} or {@code https://host:port}, with an optional path prefix. The prefix
 * is CloudFront's origin path. Scheme and host are converted to lowercase.
 */
public record CacheAddress(String url) {
    private static final Pattern FORM =
            Pattern.compile("(?<authority>(?i:https?)://(?:[A-Za-z0-9-]++(?:\\.[A-Za-z0-9-]++)*+|\\[[0-9A-Fa-f:.]+])"
                    + "(?::(?<port>[1-9][0-9]{0,4}))?)(?<prefix>(?:/(?:[A-Za-z0-9._!$&'()+,;=:@-]|%[0-9A-F]{2})++)*+)");

    private static final Pattern DOT_SEGMENT = Pattern.compile(".*/\\.\\.?(/.*)?");
    private static final int MAX_CHARS = 1_000;
    private static final int MAX_PORT = 65_535;

    /**
     * Creates an address.
     *
     * @throws IllegalArgumentException if the text has another form; the message describes the form
     */
    public CacheAddress {
        Matcher form = FORM.matcher(url);
        if (url.length() > MAX_CHARS || !form.matches() || portTooHigh(form) || !hasValidHost(url)) {
            throw new IllegalArgumentException(
                    "an origin cache address must be http:// or https://, a host, an optional ':port', and an optional"
                            + " prefix such as /images, without user, query, or trailing '/': " + url);
        }
        if (DOT_SEGMENT.matcher(form.group("prefix")).matches()) {
            throw new IllegalArgumentException("an origin cache address must not contain '.' or '..' segments: " + url);
        }
        url = form.group("authority").toLowerCase(Locale.ROOT) + form.group("prefix");
    }

    /** Returns the encoded prefix of all paths: empty, or it starts with {@code /} and does not end with {@code /}. */
    public String prefix() {
        int path = url.indexOf('/', url.indexOf("://") + "://".length());
        return path < 0 ? "" : url.substring(path);
    }

    @Override
    public String toString() {
        return url;
    }

    /** Checks for a host by RFC 2396, as Java's HTTP client requires: no underscores and no 10.0.0.256. */
    private static boolean hasValidHost(String url) {
        try {
            return new URI(url).getHost() != null;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static boolean portTooHigh(Matcher form) {
        return Optional.ofNullable(form.group("port"))
                .filter(port -> Integer.parseInt(port) > MAX_PORT)
                .isPresent();
    }
}
