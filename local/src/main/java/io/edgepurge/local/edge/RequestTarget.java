package io.edgepurge.local.edge;

import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * A request target: the path and the query, octet for octet as the viewer sent them. Each character is one octet
 * (ISO 8859-1).
 */
record RequestTarget(String raw) {
    /**
     * RFC 1738's unsafe characters that a request line can contain, and octets outside ASCII. {@code ~} is not one of them: see
     * {@link #encoded()}.
     *
     * @see <a href="https://www.rfc-editor.org/rfc/rfc1738#section-2.2">RFC 1738</a>
     */
    private static final Pattern UNSAFE = Pattern.compile("[\"<>\\\\^`{|}\\[\\]\\x80-\\xFF]");

    private static final Pattern WELL_FORMED =
            Pattern.compile("/(?:[\\x21-\\x7E\\x80-\\xFF&&[^#%]]|%[0-9A-Fa-f]{2})*+");

    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    /** Returns false if the target is not a path with an optional query, or has a malformed escape. */
    boolean isWellFormed() {
        return WELL_FORMED.matcher(raw).matches();
    }

    /**
     * Returns the target with unsafe characters percent-encoded, as an invalidation names it.
     *
     * <p>Browsers send {@code [} and {@code |} unencoded. CloudFront refuses these characters in an invalidation, and its
     * documentation says to encode them. This instruction is only correct if the encoded path matches the object that a viewer
     * requested without encoding. {@code ~} is an exception that callers have observed: {@code %7E} purges nothing.
     *
     * @see
     *     <a href="https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/invalidation-specifying-objects.html">Paths</a>
     * @see <a href="https://github.com/aws/aws-sdk/issues/525">aws-sdk #525</a>
     */
    String encoded() {
        return UNSAFE.matcher(raw)
                .replaceAll(
                        unsafe -> "%" + HEX.toHexDigits((byte) unsafe.group().charAt(0)));
    }
}
