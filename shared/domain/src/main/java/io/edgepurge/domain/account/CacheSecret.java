package io.edgepurge.domain.account;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A header that only those know who may clear a cache. The text form hides its value.
 *
 * @param header its name
 * @param value 1 to 1,024 printable ASCII characters, with no space at either end
 */
public record CacheSecret(String header, String value) {
    /** @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-5.6.2">RFC 9110, tokens</a> */
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]{1,64}");

    private static final Pattern VALUE = Pattern.compile("[!-~]([ -~]{0,1022}[!-~])?");

    /** What a request says by itself. */
    private static final Set<String> TAKEN = Set.of(
            "host",
            "connection",
            "content-length",
            "transfer-encoding",
            "upgrade",
            "expect",
            "user-agent",
            "x-ban-expression");

    /** Throws {@link IllegalArgumentException} if name or value cannot stand in a request; the message hides the value. */
    public CacheSecret {
        if (!TOKEN.matcher(header).matches() || TAKEN.contains(header.toLowerCase(Locale.ROOT))) {
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
