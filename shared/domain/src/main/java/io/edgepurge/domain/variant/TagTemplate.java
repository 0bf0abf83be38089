package io.edgepurge.domain.variant;

import io.edgepurge.domain.path.CacheTagRule;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A template for the cache tag of an image, such as {@code img:{sha256-base32-26}}. The origin puts the same tag on every variant.
 *
 * <p>A template contains one placeholder, which stands for the first characters of the SHA-256 hash of an {@link ImageKey}:
 * {@code {sha256-base32-N}} in the lowercase alphabet of RFC 4648 without padding, or {@code {sha256-hex-N}} in lowercase. A key
 * itself can be too long for a tag and need not be ASCII.
 *
 * @param value in lowercase, because CloudFront ignores the case of tags
 * @see <a href="https://www.rfc-editor.org/rfc/rfc4648#section-6">RFC 4648, section 6</a>
 */
public record TagTemplate(String value) {
    /** The forms of a template in a sentence. */
    public static final String FORM =
            "must be a lowercase tag with one placeholder: {sha256-base32-N} with N from 16 to 52,"
                    + " or {sha256-hex-N} with N from 20 to 64, such as img:{sha256-base32-26}";

    private static final Pattern SYNTAX = Pattern.compile(
            "(?<before>[!-~&&[^{},*A-Z]]*+)\\{sha256-(?<encoding>base32|hex)-(?<characters>[1-9][0-9])\\}"
                    + "(?<after>[!-~&&[^{},*A-Z]]*+)");

    /** 80 bits: a collision of two images of an endpoint only purges both. */
    private static final int MIN_BITS = 80;

    /**
     * Creates a template.
     *
     * @throws IllegalArgumentException if the text has another form, or its tags would break a {@link CacheTagRule}
     */
    public TagTemplate {
        Matcher parts = SYNTAX.matcher(value);
        if (!parts.matches() || !hasEnoughBits(parts)) {
            throw new IllegalArgumentException("a tag template " + FORM + ": " + value);
        }
        Optional<CacheTagRule> broken = CacheTagRule.brokenBy(tagIn(parts, new ImageKey("")));
        if (broken.isPresent()) {
            throw new IllegalArgumentException(
                    "the tags of a template " + broken.get().sentence() + ": " + value);
        }
    }

    /** Returns the tag of an image, without {@code #}. */
    public String tagOf(ImageKey key) {
        Matcher parts = SYNTAX.matcher(value);
        if (!parts.matches()) {
            throw new IllegalStateException("the constructor has checked the template: " + value);
        }
        return tagIn(parts, key);
    }

    @Override
    public String toString() {
        return value;
    }

    private static String tagIn(Matcher parts, ImageKey key) {
        String hash = encodingIn(parts).encode(key.sha256());
        return parts.group("before") + hash.substring(0, charactersIn(parts)) + parts.group("after");
    }

    private static boolean hasEnoughBits(Matcher parts) {
        HashEncoding encoding = encodingIn(parts);
        int characters = charactersIn(parts);
        return characters * encoding.bits() >= MIN_BITS && characters <= encoding.maxCharacters();
    }

    private static int charactersIn(Matcher parts) {
        return Integer.parseInt(parts.group("characters"));
    }

    private static HashEncoding encodingIn(Matcher parts) {
        return parts.group("encoding").equals("hex") ? HashEncoding.HEX : HashEncoding.BASE32;
    }
}
