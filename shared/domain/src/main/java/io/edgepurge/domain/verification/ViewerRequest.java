package io.edgepurge.domain.verification;

import java.util.regex.Pattern;

/**
 * A GET request that a browser would send for an image.
 *
 * @param secure true for HTTPS
 * @param host a lower-case host name
 * @param target the encoded path and query
 */
public record ViewerRequest(boolean secure, String host, int port, String target) {
    private static final Pattern TARGET = Pattern.compile("/[!-~]*+");
    private static final Pattern HOST = Pattern.compile("[a-z0-9._-]++");

    /** @throws IllegalArgumentException if the host or the target contains characters that a request line can't contain */
    public ViewerRequest {
        if (!isWellFormed(host, target)) {
            throw new IllegalArgumentException("not the URL of a request: " + host + target);
        }
    }

    /** Returns whether a request line and a header can contain the target and the host. */
    public static boolean isWellFormed(String host, String target) {
        return TARGET.matcher(target).matches() && HOST.matcher(host).matches();
    }

    /** Returns the value of the header {@code Host}. */
    public String authority() {
        int standard = secure ? 443 : 80;
        return port == standard ? host : host + ":" + port;
    }
}
