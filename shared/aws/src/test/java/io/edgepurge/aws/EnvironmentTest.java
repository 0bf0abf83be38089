package io.edgepurge.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

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
    void a_missing_setting_is_named(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> environment.text(name))
                .withMessage("environment variable " + name + " is missing");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> environment.seconds(name))
                .withMessage("environment variable " + name + " is missing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"soon", "-1", "1.5", "3000000000"})
    void a_number_that_is_none_is_named(String text) {
        Environment wrong = new Environment(Map.of("POLL_SECONDS", text));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> wrong.seconds("POLL_SECONDS"))
                .withMessage("environment variable POLL_SECONDS must be a whole number of at most nine digits, not '"
                        + text + "'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"NOT_THERE", "BLANK"})
    void a_missing_setting_may_have_a_fallback(String name) {
        assertThat(environment.text(name, "purges")).isEqualTo("purges");
        assertThat(environment.wholeNumber(name, 7)).isEqualTo(7);
        assertThat(environment.seconds(name, Duration.ofMinutes(1))).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void a_fallback_never_hides_a_setting_of_the_wrong_form() {
        assertThatIllegalArgumentException().isThrownBy(() -> environment.wholeNumber("PURGE_TABLE", 7));
    }
}
