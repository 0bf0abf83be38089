package io.edgepurge.domain.account;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A secret request header that authorizes a purge of an origin cache. {@code toString} hides its value.
 *
 * @param header the header's name
 * @param value 1 to 1,024 printable ASCII characters, without a space at either end
 */
public record CacheSecret(String header, String value) {
    /** @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-5.6.2">RFC 9110, tokens</a> */
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]{1,64}");

    private static final Pattern VALUE = Pattern.compile("[!-~]([ -~]{0,1022}[!-~])?");

    /** Headers that a purge request already uses. */
    private static final Set<String> RESERVED = Set.of(
            "host",
            "connection",
            "content-length",
            "transfer-encoding",
            "upgrade",
            "expect",
            "user-agent",
            "x-ban-expression");

    /**
     * Creates a secret.
     *
     * @throws IllegalArgumentException if the name or value is not a valid header; the message does not contain the value
     */
    public CacheSecret {
        if (!TOKEN.matcher(header).matches() || RESERVED.contains(header.toLowerCase(Locale.ROOT))) {
            throw new IllegalArgumentException(
                    "a secret needs a custom header name, such as X-Purge-Secret, not '" + header + "'");
        }
        if (!VALUE.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "a secret must be 1 to 1024 printable ASCII characters without a space at either end");
        }
    }

    @Override
    public String toString() {
        return "CacheSecret[" + header + ": hidden]";
    }
}
