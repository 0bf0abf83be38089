package io.edgepurge.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.edgepurge.aws.DoorbellMessage.Look;
import io.edgepurge.aws.DoorbellMessage.Sweep;
import io.edgepurge.domain.account.DistributionId;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DoorbellMessageTest {
    private static final DistributionId DISTRIBUTION = new DistributionId("E1A2B3");
    private static final Look AT_ONCE = new Look(DISTRIBUTION, Optional.empty());
    private static final Look AT_NOON = new Look(DISTRIBUTION, Optional.of(Instant.parse("2026-01-31T12:00:00Z")));

    @Test
    void a_bell_rung_at_once_names_its_distribution() {
        assertThat(AT_ONCE.text()).isEqualTo("{\"distribution\":\"E1A2B3\"}");
    }

    @Test
    void a_bell_set_for_a_time_names_it_too() {
        assertThat(AT_NOON.text()).isEqualTo("{\"distribution\":\"E1A2B3\",\"at\":\"2026-01-31T12:00:00Z\"}");
    }

    @Test
    void whatever_is_written_is_read_back() {
        Look toTheNanosecond = new Look(DISTRIBUTION, Optional.of(Instant.parse("2026-01-31T12:00:00.000000001Z")));

        assertThat(DoorbellMessage.parse(AT_ONCE.text())).contains(AT_ONCE);
        assertThat(DoorbellMessage.parse(AT_NOON.text())).contains(AT_NOON);
        assertThat(DoorbellMessage.parse(toTheNanosecond.text())).contains(toTheNanosecond);
        assertThat(DoorbellMessage.parse(new Sweep().text())).contains(new Sweep());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"sweep\":true}", "{ \"sweep\" : true }", "\n{\n  \"sweep\": true\n}\n"})
    void a_sweep_may_be_written_by_hand(String body) {
        assertThat(DoorbellMessage.parse(body)).contains(new Sweep());
    }

    @Test
    void a_bell_may_be_written_by_hand() {
        String body = "{\n  \"distribution\": \"E1A2B3\",\n  \"at\": \"2026-01-31T12:00:00Z\"\n}\n";

        assertThat(DoorbellMessage.parse(body)).contains(AT_NOON);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', nullValues = "nothing", textBlock = """
            garbage
            {}
            null
            {"sweep":false}
            {"sweep":"true"}
            {"distribution":""}
            {"distribution":"E1 A2"}
            {"distribution":"E1A2B3"
            {"distribution":"E1A2B3"}}
            {"distribution":"E1A2B3","at":"noon"}
            {"distribution":"E1A2B3","at":null}
            {"distribution":"E1A2B3","distribution":"E4"}
            {"distribution":"E1A2B3","sweep":true}
            {"distribution":"E\\u0031"}
            x{"distribution":"E1A2B3"}
            """)
    void anything_else_is_not_understood(String body) {
        assertThat(DoorbellMessage.parse(body)).isEmpty();
    }

    @Test
    void an_empty_body_is_not_understood() {
        assertThat(DoorbellMessage.parse("")).isEmpty();
    }
}
