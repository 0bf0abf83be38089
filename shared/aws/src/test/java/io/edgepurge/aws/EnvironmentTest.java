package io.edgepurge.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class EnvironmentTest {
    private final Environment environment =
            new Environment(Map.of("PURGE_TABLE", "purges", "POLL_SECONDS", "5", "BLANK", " "));

    @Test
    void settings_are_read_by_name() {
        assertThat(environment.text("PURGE_TABLE")).isEqualTo("purges");
        assertThat(environment.wholeNumber("POLL_SECONDS")).isEqualTo(5);
        assertThat(environment.seconds("POLL_SECONDS")).isEqualTo(Duration.ofSeconds(5));
    }

    @ParameterizedTest
    @ValueSource(strings = {"NOT_THERE", "BLANK"})
    void a_missing_setting_is_reported_by_name(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> environment.text(name))
                .withMessage("environment variable " + name + " is missing");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> environment.seconds(name))
                .withMessage("environment variable " + name + " is missing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"soon", "-1", "1.5", "3000000000"})
    void an_invalid_number_is_reported_by_name(String text) {
        Environment wrong = new Environment(Map.of("POLL_SECONDS", text));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> wrong.seconds("POLL_SECONDS"))
                .withMessage("environment variable POLL_SECONDS must be a whole number of at most nine digits, not '"
                        + text + "'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"NOT_THERE", "BLANK"})
    void a_missing_setting_can_have_a_fallback(String name) {
        assertThat(environment.text(name, "purges")).isEqualTo("purges");
        assertThat(environment.wholeNumber(name, 7)).isEqualTo(7);
        assertThat(environment.seconds(name, Duration.ofMinutes(1))).isEqualTo(Duration.ofMinutes(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2", "15"})
    void a_number_within_its_bounds_is_accepted(String text) {
        assertThat(poll(text).wholeNumber("POLL_SECONDS", 2, 15)).isEqualTo(Integer.parseInt(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "16", "2.5", "-3", "soon", "99999999999"})
    void a_number_out_of_bounds_is_reported_with_its_bounds(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> poll(text).wholeNumber("POLL_SECONDS", 2, 15))
                .withMessage(
                        "environment variable POLL_SECONDS must be a whole number from 2 to 15, not '" + text + "'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.25", "0.5", "10", "10.0"})
    void a_decimal_within_its_bounds_is_accepted(String text) {
        assertThat(poll(text).decimal("POLL_SECONDS", new BigDecimal("0.25"), BigDecimal.TEN))
                .isEqualTo(new BigDecimal(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.24", "10.1", ".5", "0,5", "1e1", "-1", "NaN"})
    void a_decimal_out_of_bounds_is_reported_with_its_bounds(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> poll(text).decimal("POLL_SECONDS", new BigDecimal("0.25"), BigDecimal.TEN))
                .withMessage("environment variable POLL_SECONDS must be a number from 0.25 to 10, not '" + text + "'");
    }

    @Test
    void a_fallback_never_hides_an_invalid_setting() {
        assertThatIllegalArgumentException().isThrownBy(() -> environment.wholeNumber("PURGE_TABLE", 7));
    }

    private static Environment poll(String text) {
        return new Environment(Map.of("POLL_SECONDS", text));
    }
}
