package io.edgepurge.response;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.edgepurge.domain.purge.QuotaReading;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** A monthly quota at the time of the response. */
public record QuotaSnapshot(QuotaReading reading, Instant now) {

    /** Renders the quota. */
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

    /** Returns the seconds until the quota resets, rounded up so that a caller who waits finds the full quota. */
    public long secondsToReset() {
        return untilReset().plus(Duration.ofSeconds(1)).minusNanos(1).toSeconds();
    }

    /**
     * Returns the RateLimit headers.
     *
     * @see <a href="https://datatracker.ietf.org/doc/draft-ietf-httpapi-ratelimit-headers/">RateLimit headers</a>
     */
    public Map<String, String> rateLimitHeaders() {
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

    private Duration untilReset() {
        Duration until = Duration.between(now, reading.resetsAt());
        return until.isNegative() ? Duration.ZERO : until;
    }

    /** Returns the length of the month. */
    public Duration month() {
        return Duration.ofDays(reading.month().lengthOfMonth());
    }
}
