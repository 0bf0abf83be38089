package io.edgepurge.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.edgepurge.domain.clearing.ClearingConfig;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OriginCacheConfigTest {
    private static final Map<String, String> SETTINGS =
            Map.of("ORIGIN_CACHE_TIMEOUT_SECONDS", "3", "ORIGIN_CACHE_PATIENCE_SECONDS", "600");

    @Test
    void every_setting_comes_from_its_variable() {
        assertThat(OriginCacheConfig.from(SETTINGS))
                .isEqualTo(new OriginCacheConfig(
                        Duration.ofSeconds(3), ClearingConfig.standard().withGiveUpAfter(Duration.ofMinutes(10))));
    }

    @ParameterizedTest
    @CsvSource({
        "ORIGIN_CACHE_TIMEOUT_SECONDS, 0, a whole number from 1 to 10",
        "ORIGIN_CACHE_TIMEOUT_SECONDS, 11, a whole number from 1 to 10",
        "ORIGIN_CACHE_PATIENCE_SECONDS, 59, a whole number from 60 to 86400",
        "ORIGIN_CACHE_PATIENCE_SECONDS, 86401, a whole number from 60 to 86400",
    })
    void an_invalid_setting_is_named_with_its_allowed_values(String name, String value, String allowed) {
        Map<String, String> settings = new HashMap<>(SETTINGS);
        settings.put(name, value);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> OriginCacheConfig.from(settings))
                .withMessage("environment variable " + name + " must be " + allowed + ", not '" + value + "'");
    }
}
