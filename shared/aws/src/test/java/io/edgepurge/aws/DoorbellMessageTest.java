package io.edgepurge.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.edgepurge.aws.DoorbellMessage.Reconcile;
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
    private static final Reconcile AT_ONCE = new Reconcile(DISTRIBUTION, Optional.empty());
    private static final Reconcile AT_NOON =
            new Reconcile(DISTRIBUTION, Optional.of(Instant.parse("2026-01-31T12:00:00Z")));

    @Test
    void an_immediate_doorbell_contains_its_distribution() {
        assertThat(AT_ONCE.body()).isEqualTo("{\"distribution\":\"E1A2B3\"}");
    }

    @Test
    void a_scheduled_doorbell_also_contains_its_time() {
        assertThat(AT_NOON.body()).isEqualTo("{\"distribution\":\"E1A2B3\",\"at\":\"2026-01-31T12:00:00Z\"}");
    }

    @Test
    void every_message_can_be_parsed_again() {
        Reconcile toTheNanosecond =
                new Reconcile(DISTRIBUTION, Optional.of(Instant.parse("2026-01-31T12:00:00.000000001Z")));

        assertThat(DoorbellMessage.parse(AT_ONCE.body())).contains(AT_ONCE);
        assertThat(DoorbellMessage.parse(AT_NOON.body())).contains(AT_NOON);
        assertThat(DoorbellMessage.parse(toTheNanosecond.body())).contains(toTheNanosecond);
        assertThat(DoorbellMessage.parse(new Sweep().body())).contains(new Sweep());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"sweep\":true}", "{ \"sweep\" : true }", "\n{\n  \"sweep\": true\n}\n"})
    void a_sweep_can_be_written_by_hand(String body) {
        assertThat(DoorbellMessage.parse(body)).contains(new Sweep());
    }

    @Test
    void a_doorbell_can_be_written_by_hand() {
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
