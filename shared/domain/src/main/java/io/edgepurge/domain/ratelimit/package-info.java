/** The rate limiter for calls of the CloudFront API: a token bucket that all workers share. */
@NullMarked
package io.edgepurge.domain.ratelimit;

import org.jspecify.annotations.NullMarked;
