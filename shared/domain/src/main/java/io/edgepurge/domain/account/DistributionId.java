package io.edgepurge.domain.account;

import java.util.regex.Pattern;

/**
 * The ID of a CloudFront distribution ({@code E1A2B3}) or distribution tenant ({@code dt_...}): 1 to 64 letters, digits,
 * {@code _}, and {@code -}.
 */
public record DistributionId(String value) implements Comparable<DistributionId> {
    private static final Pattern SYNTAX = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    /**
     * Creates an ID.
     *
     * @throws IllegalArgumentException if the text has another form
     */
    public DistributionId {
        if (!SYNTAX.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "a distribution ID must be 1 to 64 letters, digits, '_', and '-', as shown by CloudFront: "
                            + value);
        }
    }

    /**
     * Returns true for a distribution tenant, which has its own CloudFront API operations.
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
