package io.edgepurge.domain.ratelimit;

/** The two kinds of calls to CloudFront that share the pace. */
public enum ApiCall {
    CREATE,
    POLL
}
