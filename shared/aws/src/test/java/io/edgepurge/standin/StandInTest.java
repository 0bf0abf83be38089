package io.edgepurge.standin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StandInTest {

    @Test
    void the_address_of_a_service_overrides_the_common_one() {
        StandIn standIn = StandIn.from(
                Map.of("AWS_ENDPOINT_URL", "http://127.0.0.1:4566", "AWS_ENDPOINT_URL_SQS", "http://127.0.0.1:9324"));

        assertThat(standIn.dynamoDb()).isEqualTo(URI.create("http://127.0.0.1:4566"));
        assertThat(standIn.sqs()).isEqualTo(URI.create("http://127.0.0.1:9324"));
    }

    @Test
    void scheduler_defaults_to_the_address_of_dynamodb() {
        StandIn standIn = StandIn.from(Map.of(
                "AWS_ENDPOINT_URL_DYNAMODB", "http://127.0.0.1:8000", "AWS_ENDPOINT_URL_SQS", "http://127.0.0.1:9324"));

        assertThat(standIn.scheduler()).isEqualTo(URI.create("http://127.0.0.1:8000"));
    }

    @Test
    void a_missing_address_is_reported_with_its_variable() {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> StandIn.from(Map.of()))
                .withMessageContaining("Set AWS_ENDPOINT_URL");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://dynamodb.eu-central-1.amazonaws.com",
                "https://sqs.cn-north-1.amazonaws.com.cn",
                "https://SQS.EU-CENTRAL-1.API.AWS",
            })
    void an_address_of_aws_is_refused(String address) {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> StandIn.from(Map.of("AWS_ENDPOINT_URL", address)))
                .withMessageContaining("is an address of AWS");
    }

    @Test
    void a_host_that_only_resembles_aws_is_accepted() {
        assertThat(StandIn.at(URI.create("http://amazonaws.com.localhost:4566")).variables())
                .containsEntry("AWS_ENDPOINT_URL_SQS", "http://amazonaws.com.localhost:4566")
                .containsEntry("AWS_ACCESS_KEY_ID", "local");
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost:4566", "/somewhere", ""})
    void an_invalid_address_is_refused(String text) {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> StandIn.from(Map.of("AWS_ENDPOINT_URL", text)))
                .withMessageContaining("is not the address of an AWS emulator");
    }
}
