package io.edgepurge.response;

import static io.edgepurge.fixture.Samples.NOON;
import static io.edgepurge.fixture.Samples.QUOTA;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class QuotaSnapshotTest {

    @Test
    void a_quota_has_its_remainder_and_its_reset() {
        assertThat(new QuotaSnapshot(QUOTA, NOON).json())
                .hasToString("{\"limit\":1000,\"left\":942,\"resetsAt\":\"2026-02-01T00:00:00Z\"}");
    }

    @Test
    void rate_limit_headers_are_in_seconds() {
        assertThat(new QuotaSnapshot(QUOTA, NOON).rateLimitHeaders())
                .containsEntry("RateLimit-Policy", "\"monthly\";q=1000;w=2678400")
                .containsEntry("RateLimit", "\"monthly\";r=942;t=129600");
    }

    @Test
    void the_seconds_to_the_reset_are_rounded_up() {
        assertThat(secondsToReset("2026-01-31T23:59:58.001Z")).isEqualTo(2);
        assertThat(secondsToReset("2026-01-31T23:59:58Z")).isEqualTo(2);
        assertThat(secondsToReset("2026-01-31T23:59:57.999999999Z")).isEqualTo(3);
    }

    @Test
    void after_the_reset_no_seconds_remain() {
        assertThat(secondsToReset("2026-02-01T00:00:05Z")).isZero();
    }

    private static long secondsToReset(String now) {
        return new QuotaSnapshot(QUOTA, Instant.parse(now)).secondsToReset();
    }
}
