package io.edgepurge.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.edgepurge.http.Gateway.RoutedRequest;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GatewayTest {

    @Test
    void an_event_has_a_route_and_a_request() throws IOException {
        RoutedRequest routed = requestOf("""
                {"version": "2.0", "routeKey": "POST /v1/purges/{id}", "headers": {"Content-TYPE": "text/plain"},
                 "queryStringParameters": {"tag": "one,two"}, "pathParameters": {"id": "ü"},
                 "requestContext": {"requestId": "request-1", "http": {"method": "POST"}},
                 "body": "e30=", "isBase64Encoded": true}
                """);

        assertThat(routed.route()).isEqualTo("POST /v1/purges/{id}");
        assertThat(routed.request())
                .isEqualTo(new ApiRequest(
                        "request-1",
                        Map.of("content-type", "text/plain"),
                        Map.of("id", "ü"),
                        Map.of("tag", "one,two"),
                        Optional.of(new ApiRequest.Body("e30=", true))));
        assertThat(routed.request().header("Content-Type")).contains("text/plain");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "null",
                "{\"routeKey\": null, \"requestContext\": null, \"headers\": null, \"pathParameters\": null, \"body\": null}"
            })
    void omitted_parts_of_an_event_are_empty(String event) throws IOException {
        assertThat(requestOf(event))
                .isEqualTo(new RoutedRequest("", new ApiRequest("", Map.of(), Map.of(), Optional.empty())));
    }

    @Test
    void an_event_that_is_not_json_is_an_error() {
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> requestOf("{"));
    }

    @Test
    void a_response_keeps_its_status_headers_and_body() {
        assertThat(new String(Gateway.bytesOf(new ApiResponse(202, Map.of("A", "b"), "{\"ü\":1}")), UTF_8))
                .isEqualTo(
                        "{\"statusCode\":202,\"headers\":{\"A\":\"b\"},\"body\":\"{\\\"ü\\\":1}\",\"isBase64Encoded\":false}");
    }

    private static RoutedRequest requestOf(String event) throws IOException {
        return Gateway.requestOf(event.getBytes(UTF_8));
    }
}
