package io.edgepurge.worker;

import io.edgepurge.aws.Environment;
import io.edgepurge.domain.clearing.ClearingConfig;
import java.time.Duration;
import java.util.Map;

/**
 * How origin caches are asked, as the environment spells it; template.yaml says what each setting is for, and allows the same.
 *
 * @param timeout for one call as a whole
 */
record OriginCacheConfig(Duration timeout, ClearingConfig clearing) {
    /** What a run of the function has time for, after its last call has begun. */
    private static final int LONGEST_TIMEOUT_SECONDS = 10;

    private static final int LEAST_PATIENCE_SECONDS = 60;

    private static final int MOST_PATIENCE_SECONDS =
            Math.toIntExact(Duration.ofDays(1).toSeconds());

    /** @throws IllegalArgumentException if a setting is missing or not allowed; the message names it and what is */
    static OriginCacheConfig from(Map<String, String> variables) {
        Environment environment = new Environment(variables);
        int timeout = environment.wholeNumber("ORIGIN_CACHE_TIMEOUT_SECONDS", 1, LONGEST_TIMEOUT_SECONDS);
        int patience =
                environment.wholeNumber("ORIGIN_CACHE_PATIENCE_SECONDS", LEAST_PATIENCE_SECONDS, MOST_PATIENCE_SECONDS);
        return new OriginCacheConfig(
                Duration.ofSeconds(timeout), ClearingConfig.standard().withGiveUpAfter(Duration.ofSeconds(patience)));
    }
}
