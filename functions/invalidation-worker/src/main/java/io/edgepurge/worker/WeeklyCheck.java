package io.edgepurge.worker;

import static java.util.Map.entry;

import io.edgepurge.domain.endpointcheck.DistributionCheck;
import io.edgepurge.domain.endpointcheck.DistributionCheck.Checked;
import io.edgepurge.domain.ratelimit.ApiCall;
import io.edgepurge.domain.ratelimit.RateLimiter;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;

/**
 * Checks the distribution whose weekly check is due longest, with calls that no purge needs now. Failures never affect the
 * invocation.
 */
final class WeeklyCheck implements Runnable {
    private static final Logger LOG = System.getLogger(WeeklyCheck.class.getName());

    private final DistributionCheck check;
    private final RateLimiter limiter;
    private final Clock clock;

    WeeklyCheck(DistributionCheck check, RateLimiter limiter, Clock clock) {
        this.check = check;
        this.limiter = limiter;
        this.clock = clock;
    }

    @Override
    public void run() {
        try {
            check.checkDue(distribution -> limiter.tryAcquireSpare(ApiCall.POLL, distribution, clock.instant()))
                    .ifPresent(WeeklyCheck::log);
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "The check of the distributions failed", e);
        }
    }

    private static void log(Checked checked) {
        checked.result()
                .failure()
                .ifPresent(failure -> LOG.log(
                        Level.WARNING,
                        "The settings of a distribution could not be read",
                        entry("distribution.id", checked.distribution()),
                        entry("reason", failure.reason().word()),
                        entry("error.code", failure.detail())));
    }
}
