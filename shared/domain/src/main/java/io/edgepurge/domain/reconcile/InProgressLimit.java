package io.edgepurge.domain.reconcile;

/** What CloudFront counts apart while it is in progress. */
public enum InProgressLimit {
    FILES,
    WILDCARDS
}
