package io.edgepurge.domain.account;

import java.util.regex.Pattern;

/**
 * The CloudFront distribution ({@code E1A2B3}) or distribution tenant ({@code dt_...}) that serves an endpoint: letters,
 * digits, {@code _} and {@code -}, at most 64 characters.
 */
public record DistributionId(String value) implements Comparable<DistributionId> {
    private static final Pattern SYNTAX = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    /** Throws {@link IllegalArgumentException} if the text is anything else. */
    public DistributionId {
        if (!SYNTAX.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "a distribution ID must be 1 to 64 letters, digits, '_', and '-', as shown by CloudFront: "
                            + value);
        }
    }

    /**
     * Whether it is a distribution tenant, which CloudFront invalidates by calls of its own.
     *
     * @see <a href="https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_CreateInvalidationForDistributionTenant.html">CreateInvalidationForDistributionTenant</a>
     */
    public boolean isTenant() {
        return value.startsWith("dt_");
    }

    @Override
    public int compareTo(DistributionId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
