package io.edgepurge.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.edgepurge.local.function.InvocationResult.Failed;
import io.edgepurge.local.function.InvocationResult.Succeeded;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class GatewayResponseTest {
    @Test
    void status_headers_cookies_and_body_come_from_the_function() {
        GatewayResponse response = answered("""
                {"statusCode":202,"headers":{"Content-Type":"application/json","Retry-After":5},
                 "cookies":["a=1","b=2"],"body":"{}"}
                """);

        assertThat(response)
                .isEqualTo(new GatewayResponse(
                        202,
                        List.of(
                                Map.entry("Content-Type", "application/json"),
                                Map.entry("Retry-After", "5"),
                                Map.entry("Set-Cookie", "a=1"),
                                Map.entry("Set-Cookie", "b=2")),
                        Body.of("{}")));
    }

    @Test
    void a_binary_body_is_decoded() {
        assertThat(answered("{\"statusCode\":200,\"body\":\"aGk=\",\"isBase64Encoded\":true}")
                        .body())
                .isEqualTo(Body.of("hi"));
    }

    @Test
    void a_body_without_a_content_type_is_text() {
        assertThat(answered("{\"statusCode\":200,\"body\":\"hi\"}").headers())
                .containsExactly(Map.entry("Content-Type", "text/plain;charset=UTF-8"));
    }

    @Test
    void a_body_may_be_missing() {
        assertThat(answered("{\"statusCode\":204}").body()).isEqualTo(Body.NONE);
        assertThat(answered("{\"statusCode\":204,\"body\":null,\"headers\":null}")
                        .body())
                .isEqualTo(Body.NONE);
    }

    @Test
    void a_payload_without_a_status_becomes_the_body() {
        assertThat(answered("{\"a\":1}"))
                .isEqualTo(new GatewayResponse(
                        200, List.of(Map.entry("Content-Type", "application/json")), Body.of("{\"a\":1}")));
        assertThat(answered("\"hi\"").body()).isEqualTo(Body.of("hi"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"statusCode\":\"many\"}",
                "no json",
                "{\"statusCode\":200,\"body\":\"?\",\"isBase64Encoded\":true}"
            })
    void an_invalid_payload_is_an_internal_error(String payload) {
        assertThat(answered(payload)).isEqualTo(GatewayResponse.error(500, "Internal Server Error"));
    }

    @Test
    void a_functions_error_is_not_exposed() {
        assertThat(GatewayResponse.ofResult(new Failed("{\"errorMessage\":\"secret\"}")))
                .isEqualTo(GatewayResponse.error(500, "Internal Server Error"));
    }

    private static GatewayResponse answered(String payload) {
        return GatewayResponse.ofResult(new Succeeded(payload));
    }
}
