package io.edgepurge.domain.reconcile;

/** The two kinds of calls to CloudFront that share the pace. */
enum ApiCall {
    CREATE,
    POLL
}
