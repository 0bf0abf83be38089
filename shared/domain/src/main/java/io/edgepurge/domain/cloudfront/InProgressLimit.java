package io.edgepurge.domain.cloudfront;

import io.edgepurge.domain.path.InvalidationPath;

/** The limits on paths in progress. CloudFront counts files and wildcards separately for each distribution. */
public enum InProgressLimit {
    FILES,
    WILDCARDS;

    /** Returns the limit that a path counts towards. */
    public static InProgressLimit of(InvalidationPath path) {
        return path.isWildcard() ? WILDCARDS : FILES;
    }
}
