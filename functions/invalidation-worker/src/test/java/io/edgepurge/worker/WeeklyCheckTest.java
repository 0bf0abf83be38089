package io.edgepurge.worker;

import static io.edgepurge.testing.Samples.IMAGES;
import static io.edgepurge.testing.Samples.NOON;
import static io.edgepurge.testing.Samples.VIDEOS;
import static org.assertj.core.api.Assertions.assertThat;

import io.edgepurge.domain.endpointcheck.CheckFailure;
import io.edgepurge.domain.endpointcheck.DistributionCheck;
import io.edgepurge.domain.endpointcheck.DistributionSettingsReader;
import io.edgepurge.domain.ratelimit.ApiCall;
import io.edgepurge.domain.ratelimit.RateLimitConfig;
import io.edgepurge.domain.ratelimit.RateLimitResult.Permit;
import io.edgepurge.domain.ratelimit.RateLimiter;
import io.edgepurge.testing.DistributionReadingsContract;
import io.edgepurge.testing.InMemoryReadings;
import io.edgepurge.testing.InMemoryTokenBucketStore;
import io.edgepurge.testing.ManualClock;
import org.junit.jupiter.api.Test;

class WeeklyCheckTest {
    private final ManualClock clock = new ManualClock(NOON);
    private final InMemoryReadings readings = new InMemoryReadings().with(IMAGES);
    private final RateLimiter limiter = new RateLimiter(new InMemoryTokenBucketStore(), new RateLimitConfig(0.5, 9));

    @Test
    void a_due_distribution_is_read_and_stored() {
        check((distribution, permit) -> {
            assertThat(permit.getAsBoolean()).isTrue();
            assertThat(permit.getAsBoolean()).isTrue();
            return new DistributionSettingsReader.Result.Read(DistributionReadingsContract.PLAIN);
        });

        assertThat(readings.find(IMAGES))
                .hasValueSatisfying(checked -> assertThat(checked.failure()).isEmpty());
    }

    @Test
    void purges_that_need_all_calls_are_not_delayed() {
        while (limiter.tryAcquire(ApiCall.POLL, VIDEOS, clock.instant()) instanceof Permit) {
            // empties the bucket; the last attempt puts the distribution in line
        }

        check((distribution, permit) -> {
            throw new AssertionError("no call is left for checks");
        });

        assertThat(readings.find(IMAGES)).isEmpty();
    }

    @Test
    void a_failure_of_any_kind_does_not_fail_the_invocation() {
        check((distribution, permit) -> failed());
        assertThat(readings.find(IMAGES))
                .hasValueSatisfying(checked -> assertThat(checked.failure()).isPresent());

        readings.requestCheck(IMAGES);
        check((distribution, permit) -> {
            throw new IllegalStateException("scripted");
        });
    }

    private void check(DistributionSettingsReader reader) {
        new WeeklyCheck(new DistributionCheck(readings, reader, clock), limiter, clock).run();
    }

    private static DistributionSettingsReader.Result failed() {
        return new DistributionSettingsReader.Result.Failed(
                new CheckFailure(CheckFailure.Reason.UNAVAILABLE, "Throttling"));
    }
}
