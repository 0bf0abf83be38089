package io.edgepurge.simulation;

import java.time.Duration;
import java.time.Instant;

/**
 * CloudFront's token bucket for one AWS account: 0.5 calls a second, a burst of 10.
 *
 * @see <a href="https://github.com/aws/aws-sdk-js/issues/3983">aws-sdk-js issue 3983</a>
 */
final class CloudFrontThrottle {
    private static final double BURST = 10;
    private static final double CALLS_PER_SECOND = 0.5;

    private double tokens = BURST;
    private Instant filledAt;
    private boolean excused;

    CloudFrontThrottle(Instant now) {
        filledAt = now;
    }

    boolean tryTake(Instant now) {
        refill(now);
        // Tolerate rounding, or a caller with the same count could be refused.
        if (tokens < 1 - 1e-6) {
            return false;
        }
        tokens--;
        return true;
    }

    /** Records that the worker isn't responsible for throttling until the bucket is full again. */
    void excuse(Instant now) {
        refill(now);
        excused = true;
    }

    private void refill(Instant now) {
        if (now.isAfter(filledAt)) {
            double refill = Duration.between(filledAt, now).toMillis() / 1e3 * CALLS_PER_SECOND;
            tokens = Math.min(BURST, tokens + refill);
            filledAt = now;
            excused &= tokens < BURST;
        }
    }

    boolean isExcused() {
        return excused;
    }
}
