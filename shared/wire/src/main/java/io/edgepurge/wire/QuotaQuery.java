package io.edgepurge.wire;

import io.edgepurge.wire.Parsed.Rejected;
import io.edgepurge.wire.Parsed.Understood;
import java.util.List;
import java.util.Optional;

/**
 * What {@code GET /v1/quota?by} asks for.
 *
 * @param byDay whether to show each day
 */
public record QuotaQuery(boolean byDay) {
    private static final String BY = "by";
    private static final String DAY = "day";

    /** What the caller wrote, or all that is wrong with it. */
    public static Parsed<QuotaQuery> parse(ApiRequest call) {
        QueryParameters reading = QueryParameters.of(call, List.of(BY));
        boolean byDay = reading.read(BY, word -> Optional.of(word).filter(DAY::equals), "must be " + DAY)
                .isPresent();
        return reading.faults().isEmpty()
                ? new Understood<>(new QuotaQuery(byDay))
                : new Rejected<>(Problem.malformed(reading.faults()));
    }
}
