package io.edgepurge.domain.cloudfront;

/** The ID that CloudFront gives an invalidation. */
public record InvalidationId(String value) {

    /** @throws IllegalArgumentException if the text is empty */
    public InvalidationId {
        if (value.isEmpty()) {
            throw new IllegalArgumentException("an invalidation id has at least one character");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
