package io.edgepurge.wire;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.edgepurge.domain.purge.QuotaReading;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** A monthly quota, seen from the moment of the answer. */
public record QuotaNow(QuotaReading reading, Instant now) {

    ObjectNode json() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("limit", reading.limit())
                .put("left", reading.left())
                .put("resetsAt", reading.resetsAt().toString());
    }

    /** Never earlier than the reset: a caller who waits that long finds the quota whole. */
    long secondsToReset() {
        return untilReset().plus(Duration.ofSeconds(1)).minusNanos(1).toSeconds();
    }

    /** @see <a href="https://datatracker.ietf.org/doc/draft-ietf-httpapi-ratelimit-headers/">RateLimit headers</a> */
    Map<String, String> rateLimitHeaders() {
        return Map.of(
                "RateLimit-Policy",
                "\"monthly\";q=%d;w=%d".formatted(reading.limit(), month().toSeconds()),
                "RateLimit",
                "\"monthly\";r=%d;t=%d".formatted(reading.left(), secondsToReset()));
    }

    /** @see <a href="https://imagekit.io/docs/api-reference/caching/purge-cache">ImageKit: purge cache</a> */
    Map<String, String> imageKitHeaders() {
        return Map.of(
                "X-RateLimit-Limit",
                Integer.toString(reading.limit()),
                "X-RateLimit-Reset",
                Long.toString(Duration.ofSeconds(secondsToReset()).toMillis()),
                "X-RateLimit-Interval",
                Long.toString(month().toMillis()));
    }

    private Duration untilReset() {
        Duration until = Duration.between(now, reading.resetsAt());
        return until.isNegative() ? Duration.ZERO : until;
    }

    private Duration month() {
        return Duration.ofDays(reading.month().lengthOfMonth());
    }
}
