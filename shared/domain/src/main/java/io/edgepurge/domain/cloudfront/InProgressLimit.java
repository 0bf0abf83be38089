package io.edgepurge.domain.cloudfront;

/** The limits on paths in progress. CloudFront counts files and wildcards separately for each distribution. */
public enum InProgressLimit {
    FILES,
    WILDCARDS
}
