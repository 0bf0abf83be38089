package io.edgepurge.domain.cloudfront;

/** What CloudFront counts apart while it is in progress. */
public enum InProgressLimit {
    FILES,
    WILDCARDS
}
