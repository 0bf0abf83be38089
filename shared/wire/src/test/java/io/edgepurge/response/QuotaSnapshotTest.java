package io.edgepurge.response;

import static io.edgepurge.fixture.Samples.NOON;
import static io.edgepurge.fixture.Samples.QUOTA;
import static org.assertj.core.api.Assertions.assertThat;

import io.edgepurge.domain.purge.QuotaReading;
import io.edgepurge.domain.purge.QuotaReading.Share;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Optional;
import java.util.TreeMap;
import org.greenbytes.http.sfv.Parser;
import org.greenbytes.http.sfv.StringItem;
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

    /** RFC 9651, as the draft of the RateLimit headers requires; an independent parser reads them. */
    @Test
    void rate_limit_headers_are_structured_fields() {
        Share share = new Share(100, 7);
        QuotaReading reading = new QuotaReading(QUOTA.month(), QUOTA.limit(), QUOTA.left(), Optional.of(share));
        Map<String, String> headers = new QuotaSnapshot(reading, NOON).rateLimitHeaders();

        assertThat(parsed(headers, "RateLimit-Policy"))
                .containsExactly(
                        Map.entry("monthly", Map.of("q", 1000L, "w", 2678400L)),
                        Map.entry("key", Map.of("q", 100L, "w", 2678400L)));
        assertThat(parsed(headers, "RateLimit"))
                .containsExactly(
                        Map.entry("monthly", Map.of("r", 942L, "t", 129600L)),
                        Map.entry("key", Map.of("r", 7L, "t", 129600L)));
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

    /** Returns the items of a list of strings, each with its parameters. */
    private static List<Entry<String, Map<String, Object>>> parsed(Map<String, String> headers, String name) {
        return Parser.parseList(headers.get(name)).get().stream()
                .map(element -> (StringItem) element)
                .map(item -> {
                    Map<String, Object> parameters = new TreeMap<>();
                    item.getParams().forEach((key, value) -> parameters.put(key, value.get()));
                    return Map.entry(item.get(), parameters);
                })
                .toList();
    }

    private static long secondsToReset(String now) {
        return new QuotaSnapshot(QUOTA, Instant.parse(now)).secondsToReset();
    }
}
