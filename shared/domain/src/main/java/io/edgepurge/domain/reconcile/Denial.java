package io.edgepurge.domain.reconcile;

import java.time.Instant;

/**
 * CloudFront's refusal of all calls for a distribution: it denies access, or the distribution does not exist. It is stored with
 * the distribution, so that it outlives the plans.
 *
 * @param errorCode CloudFront's error code
 * @param since time of the first refused call after the last one with another response
 */
public record Denial(String errorCode, Instant since) {}
