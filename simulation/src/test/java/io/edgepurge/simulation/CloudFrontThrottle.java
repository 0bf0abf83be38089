package io.edgepurge.simulation;

import java.time.Duration;
import java.time.Instant;

/**
 * CloudFront's patience with one AWS account: 0.5 calls a second, 10 at once.
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
        // a caller that counts as we do must not be refused for the last digit of a fraction
        if (tokens < 1 - 1e-6) {
            return false;
        }
        tokens--;
        return true;
    }

    /** Until the bucket is full again, a refusal is not the worker's fault. */
    void excuse(Instant now) {
        refill(now);
        excused = true;
    }

    private void refill(Instant now) {
        if (now.isAfter(filledAt)) {
            double income = Duration.between(filledAt, now).toMillis() / 1e3 * CALLS_PER_SECOND;
            tokens = Math.min(BURST, tokens + income);
            filledAt = now;
            excused &= tokens < BURST;
        }
    }

    boolean isExcused() {
        return excused;
    }
}
