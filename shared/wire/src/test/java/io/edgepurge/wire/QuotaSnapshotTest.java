package io.edgepurge.wire;

import static io.edgepurge.wire.Samples.NOON;
import static io.edgepurge.wire.Samples.QUOTA;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class QuotaSnapshotTest {

    @Test
    void a_month_is_shown_with_what_is_left_and_when_it_ends() {
        assertThat(new QuotaSnapshot(QUOTA, NOON).json())
                .hasToString("{\"limit\":1000,\"left\":942,\"resetsAt\":\"2026-02-01T00:00:00Z\"}");
    }

    @Test
    void rate_limit_headers_count_in_seconds() {
        assertThat(new QuotaSnapshot(QUOTA, NOON).rateLimitHeaders())
                .containsEntry("RateLimit-Policy", "\"monthly\";q=1000;w=2678400")
                .containsEntry("RateLimit", "\"monthly\";r=942;t=129600");
    }

    @Test
    void imagekits_headers_count_in_milliseconds() {
        assertThat(new QuotaSnapshot(QUOTA, NOON).imageKitHeaders())
                .containsEntry("X-RateLimit-Limit", "1000")
                .containsEntry("X-RateLimit-Reset", "129600000")
                .containsEntry("X-RateLimit-Interval", "2678400000");
    }

    @Test
    void whoever_waits_the_seconds_finds_the_month_over() {
        assertThat(secondsToReset("2026-01-31T23:59:58.001Z")).isEqualTo(2);
        assertThat(secondsToReset("2026-01-31T23:59:58Z")).isEqualTo(2);
        assertThat(secondsToReset("2026-01-31T23:59:57.999999999Z")).isEqualTo(3);
    }

    @Test
    void a_month_that_is_over_needs_no_waiting() {
        assertThat(secondsToReset("2026-02-01T00:00:05Z")).isZero();
    }

    private static long secondsToReset(String now) {
        return new QuotaSnapshot(QUOTA, Instant.parse(now)).secondsToReset();
    }
}
