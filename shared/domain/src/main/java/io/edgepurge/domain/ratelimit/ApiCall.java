package io.edgepurge.domain.ratelimit;

/** The kinds of CloudFront API calls that share the rate limit. */
public enum ApiCall {
    CREATE,
    POLL
}
