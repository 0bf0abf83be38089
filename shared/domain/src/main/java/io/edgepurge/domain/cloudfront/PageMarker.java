package io.edgepurge.domain.cloudfront;

/**
 * The end of a page in CloudFront's list of invalidations. The next page begins after it, also if newer invalidations have been
 * created meanwhile.
 *
 * @see <a href="https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_ListInvalidations.html">ListInvalidations</a>
 */
public record PageMarker(String value) {

    /** @throws IllegalArgumentException if the text is empty */
    public PageMarker {
        if (value.isEmpty()) {
            throw new IllegalArgumentException("a page marker has at least one character");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
