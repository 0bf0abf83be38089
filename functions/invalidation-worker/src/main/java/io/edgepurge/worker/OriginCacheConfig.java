package io.edgepurge.worker;

import io.edgepurge.aws.Environment;
import io.edgepurge.domain.clearing.ClearingConfig;
import java.time.Duration;
import java.util.Map;

/**
 * The settings for origin caches, from environment variables. template.yaml describes each setting and its allowed values.
 *
 * @param timeout the maximum duration of one call
 */
record OriginCacheConfig(Duration timeout, ClearingConfig clearing) {
    /** Maximum timeout: the function can finish its last call within this time. */
    private static final int MAX_TIMEOUT_SECONDS = 10;

    private static final int MIN_GIVE_UP_SECONDS = 60;

    private static final int MAX_GIVE_UP_SECONDS =
            Math.toIntExact(Duration.ofDays(1).toSeconds());

    /** @throws IllegalArgumentException if a setting is missing or not allowed; the message names it and the allowed values */
    static OriginCacheConfig from(Map<String, String> variables) {
        Environment environment = new Environment(variables);
        int timeout = environment.wholeNumber("ORIGIN_CACHE_TIMEOUT_SECONDS", 1, MAX_TIMEOUT_SECONDS);
        int giveUpSeconds =
                environment.wholeNumber("ORIGIN_CACHE_PATIENCE_SECONDS", MIN_GIVE_UP_SECONDS, MAX_GIVE_UP_SECONDS);
        return new OriginCacheConfig(
                Duration.ofSeconds(timeout),
                ClearingConfig.standard().withGiveUpAfter(Duration.ofSeconds(giveUpSeconds)));
    }
}
