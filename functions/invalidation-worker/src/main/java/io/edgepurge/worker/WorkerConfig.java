package io.edgepurge.worker;

import io.edgepurge.aws.Environment;
import io.edgepurge.domain.ratelimit.RateLimitConfig;
import io.edgepurge.domain.reconcile.ReconcileConfig;
import io.edgepurge.domain.url.ProtectedFolders;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;

/** Reads the settings of the worker from environment variables. template.yaml describes each one and its allowed values. */
final class WorkerConfig {
    private static final BigDecimal MIN_CALLS_PER_SECOND = new BigDecimal("0.01");
    private static final BigDecimal MAX_CALLS_PER_SECOND = new BigDecimal("100");
    private static final int MAX_BURST = 1_000;

    /** Maximum delay of an SQS message. */
    private static final int MAX_POLL_SECONDS = 900;

    /** Minimum deadline. The first retry of a refused call comes after 50 s. */
    private static final int MIN_GIVE_UP_SECONDS = 60;

    private static final int MAX_GIVE_UP_SECONDS =
            Math.toIntExact(Duration.ofDays(14).toSeconds());

    private WorkerConfig() {}

    /** @throws IllegalArgumentException if a setting is missing or not allowed; the message names it and the allowed values */
    static ReconcileConfig from(Map<String, String> variables) {
        Environment environment = new Environment(variables);
        return ReconcileConfig.standard()
                .withReservedForOperators(
                        environment.wholeNumber("OPERATORS_FILES", 0, ReconcileConfig.MAX_FILES_RESERVED),
                        environment.wholeNumber("OPERATORS_WILDCARDS", 0, ReconcileConfig.MAX_WILDCARDS_RESERVED))
                .withRateLimit(rateLimit(environment))
                .withPollInterval(seconds(environment, "POLL_SECONDS", 1, MAX_POLL_SECONDS))
                .withGiveUpAfter(seconds(environment, "GIVE_UP_SECONDS", MIN_GIVE_UP_SECONDS, MAX_GIVE_UP_SECONDS))
                .withProtectedFolders(ProtectedFolders.parse(environment.text("PROTECTED_FOLDERS")));
    }

    private static RateLimitConfig rateLimit(Environment environment) {
        BigDecimal callsPerSecond = environment.decimal("CALLS_PER_SECOND", MIN_CALLS_PER_SECOND, MAX_CALLS_PER_SECOND);
        int burst = environment.wholeNumber("CALLS_AT_ONCE", RateLimitConfig.SMALLEST_BURST, MAX_BURST);
        return new RateLimitConfig(callsPerSecond.doubleValue(), burst);
    }

    private static Duration seconds(Environment environment, String name, int least, int most) {
        return Duration.ofSeconds(environment.wholeNumber(name, least, most));
    }
}
