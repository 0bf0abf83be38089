package io.edgepurge.client;

import java.nio.charset.StandardCharsets;

/**
 * Builds the URLs under which visitors request files or S3 objects, from their names.
 *
 * <p>Unreserved characters and the other characters that a URL path allows stay as they are: CloudFront purges nothing for a
 * path that encodes them. Each other octet of the name in UTF-8 becomes an escape with uppercase digits: {@code %} becomes
 * {@code %25}, {@code ?} becomes {@code %3F}, {@code #} becomes {@code %23}, and a space becomes {@code %20}. A {@code *}
 * becomes {@code %2A}, so that a name is never a wildcard; the service refuses it. {@code ~} stays; the service refuses it
 * with a suggestion, because CloudFront rejects it.
 *
 * <p>A name is never decoded. Pass {@code 100%25.jpg} only if the name itself contains {@code %25}.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc3986#section-3.3">RFC 3986, section 3.3: the characters of a path</a>
 * @see <a href="https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/invalidation-specifying-objects.html">
 *     Paths in CloudFront invalidations</a>
 * @see <a href="https://github.com/aws/aws-sdk/issues/525">Over-encoded paths purge nothing</a>
 */
public final class ObjectUrls {
    /** The characters of {@code pchar} without {@code *}, and the slash. */
    private static final String ALLOWED = "-._~!$&'()+,;=:@/";

    private static final char INVALID = '\uFFFD';

    private final String base;
    private final String allowed;

    private ObjectUrls(String base, String allowed) {
        if (!base.matches("https?://[^/?#]+/([^?#]*/)?")) {
            throw new IllegalArgumentException(
                    "a base URL must start with https:// or http:// and end with /: " + base);
        }
        this.base = base;
        this.allowed = allowed;
    }

    /**
     * Returns the URLs of files on a web server. A {@code +} stays as it is.
     *
     * @param base the URL of the folder that the names are relative to, with a slash at the end
     * @throws IllegalArgumentException if the base is malformed
     */
    public static ObjectUrls web(String base) {
        return new ObjectUrls(base, ALLOWED);
    }

    /**
     * Returns the URLs of objects in S3. A {@code +} becomes {@code %2B}, because S3 reads a plain {@code +} in a URL as a space.
     *
     * @param base the URL that the keys are relative to, with a slash at the end
     * @throws IllegalArgumentException if the base is malformed
     * @see <a href="https://github.com/aws/aws-sdk-ruby/issues/654">The URL of an S3 object with a plus sign</a>
     */
    public static ObjectUrls s3(String base) {
        return new ObjectUrls(base, ALLOWED.replace("+", ""));
    }

    /**
     * Returns the URL of a file or an S3 object.
     *
     * @param name a name relative to the base; for S3, the raw key
     * @throws IllegalArgumentException if the name contains a lone surrogate or U+FFFD, which a failed decoding leaves behind
     */
    public String of(String name) {
        if (name.indexOf(INVALID) >= 0 || !StandardCharsets.UTF_8.newEncoder().canEncode(name)) {
            throw new IllegalArgumentException("the name is not valid Unicode: " + name);
        }
        return of(name.getBytes(StandardCharsets.UTF_8));
    }

    /** Returns the URL of a file whose name consists of these octets, which need not be UTF-8. */
    public String of(byte[] name) {
        StringBuilder url = new StringBuilder(base);
        for (byte octet : name) {
            if (Character.isLetterOrDigit(octet) || allowed.indexOf(octet) >= 0) {
                url.append((char) octet);
            } else {
                url.append(String.format("%%%02X", octet));
            }
        }
        return url.toString();
    }
}
