package io.edgepurge.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.edgepurge.domain.ratelimit.RateLimitConfig;
import io.edgepurge.domain.reconcile.ReconcileConfig;
import io.edgepurge.domain.url.ProtectedFolders;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WorkerConfigTest {
    private static final Map<String, String> SETTINGS = Map.of(
            "OPERATORS_FILES",
            "500",
            "OPERATORS_WILDCARDS",
            "0",
            "CALLS_PER_SECOND",
            "2.5",
            "CALLS_AT_ONCE",
            "20",
            "POLL_SECONDS",
            "10",
            "GIVE_UP_SECONDS",
            "3600",
            "PROTECTED_FOLDERS",
            "private");

    @Test
    void every_setting_comes_from_its_variable() {
        assertThat(WorkerConfig.from(SETTINGS))
                .isEqualTo(ReconcileConfig.standard()
                        .withReservedForOperators(500, 0)
                        .withRateLimit(new RateLimitConfig(2.5, 20))
                        .withPollInterval(Duration.ofSeconds(10))
                        .withGiveUpAfter(Duration.ofHours(1))
                        .withProtectedFolders(new ProtectedFolders(List.of("private"))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "OPERATORS_FILES",
                "OPERATORS_WILDCARDS",
                "CALLS_PER_SECOND",
                "CALLS_AT_ONCE",
                "POLL_SECONDS",
                "GIVE_UP_SECONDS",
                "PROTECTED_FOLDERS"
            })
    void a_missing_setting_is_reported_by_name(String name) {
        Map<String, String> settings = new HashMap<>(SETTINGS);
        settings.remove(name);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> WorkerConfig.from(settings))
                .withMessage("environment variable " + name + " is missing");
    }

    @ParameterizedTest
    @CsvSource({
        "OPERATORS_FILES, 3000, a whole number from 0 to 2992",
        "OPERATORS_WILDCARDS, 15, a whole number from 0 to 11",
        "CALLS_PER_SECOND, 0, a number from 0.01 to 100",
        "CALLS_PER_SECOND, half, a number from 0.01 to 100",
        "CALLS_AT_ONCE, 2, a whole number from 3 to 1000",
        "POLL_SECONDS, 0, a whole number from 1 to 900",
        "GIVE_UP_SECONDS, 59, a whole number from 60 to 1209600",
    })
    void an_invalid_setting_is_named_with_its_allowed_values(String name, String value, String allowed) {
        Map<String, String> settings = new HashMap<>(SETTINGS);
        settings.put(name, value);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> WorkerConfig.from(settings))
                .withMessage("environment variable " + name + " must be " + allowed + ", not '" + value + "'");
    }
}
