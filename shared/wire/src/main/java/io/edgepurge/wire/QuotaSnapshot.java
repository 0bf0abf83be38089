package io.edgepurge.wire;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.edgepurge.domain.purge.QuotaReading;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** A monthly quota, seen from the moment of the answer. */
public record QuotaSnapshot(QuotaReading reading, Instant now) {

    ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("limit", reading.limit())
                .put("left", reading.left())
                .put("resetsAt", reading.resetsAt().toString());
        reading.ofKey()
                .ifPresent(share ->
                        json.putObject("key").put("limit", share.limit()).put("left", share.left()));
        return json;
    }

    /** Never earlier than the reset: a caller who waits that long finds the quota whole. */
    long secondsToReset() {
        return untilReset().plus(Duration.ofSeconds(1)).minusNanos(1).toSeconds();
    }

    /** @see <a href="https://datatracker.ietf.org/doc/draft-ietf-httpapi-ratelimit-headers/">RateLimit headers</a> */
    Map<String, String> rateLimitHeaders() {
        return Map.of(
                "RateLimit-Policy",
                policy("monthly", reading.limit())
                        + reading.ofKey()
                                .map(share -> ", " + policy("key", share.limit()))
                                .orElse(""),
                "RateLimit",
                left("monthly", reading.left())
                        + reading.ofKey()
                                .map(share -> ", " + left("key", share.left()))
                                .orElse(""));
    }

    private String policy(String name, int limit) {
        return "\"%s\";q=%d;w=%d".formatted(name, limit, month().toSeconds());
    }

    private String left(String name, int units) {
        return "\"%s\";r=%d;t=%d".formatted(name, units, secondsToReset());
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
