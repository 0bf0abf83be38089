package io.edgepurge.domain.cloudfront;

/**
 * CloudFront's idempotency token. Repeating a call with the same reference and the same paths returns the same invalidation.
 *
 * @see <a href="https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_InvalidationBatch.html">InvalidationBatch</a>
 */
public record CallerReference(String value) {

    /** @throws IllegalArgumentException if the text is empty */
    public CallerReference {
        if (value.isEmpty()) {
            throw new IllegalArgumentException("a caller reference has at least one character");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
