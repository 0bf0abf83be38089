package io.edgepurge.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.edgepurge.local.function.InvocationResult;
import io.edgepurge.local.template.FunctionResource.HttpRoute;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class GatewayEventTest {
    private static final Path EVENT =
            Path.of("src", "test", "resources", "io", "edgepurge", "local", "api-gateway-request.json");

    @Test
    void an_event_has_the_format_of_api_gateway() throws IOException {
        GatewayRequest request = new GatewayRequest(
                "POST",
                URI.create("/v1/things/a%2Fb+c?tag=one&tag=two%20words&flag"),
                Map.of(
                        "Host", List.of("localhost:8080"),
                        "Accept", List.of("application/json", "text/plain"),
                        "Authorization", List.of("Basic a2V5Og=="),
                        "Content-Type", List.of("application/json"),
                        "Content-Length", List.of("14"),
                        "Cookie", List.of("theme=dark; lang=en"),
                        "User-Agent", List.of("test")),
                Body.of("{\"a\":\"ü\"}"),
                "127.0.0.1");

        JsonNode event = eventFor(request, "/v1/things/{id}");

        assertThat(event).isEqualTo(new ObjectMapper().readTree(EVENT.toFile()));
    }

    @Test
    void lambda_reads_the_event() throws IOException {
        APIGatewayV2HTTPEvent event = LambdaEventSerializers.serializerFor(
                        APIGatewayV2HTTPEvent.class, getClass().getClassLoader())
                .fromJson(Files.readString(EVENT));

        assertThat(event.getPathParameters()).containsEntry("id", "a/b+c");
        assertThat(event.getRequestContext().getHttp().getMethod()).isEqualTo("POST");
    }

    @Test
    void absent_values_are_omitted() {
        JsonNode event = eventFor(request("", ""), "/v1/things");

        assertThat(event.propertyStream().map(Map.Entry::getKey))
                .doesNotContain("cookies", "queryStringParameters", "pathParameters", "body")
                .contains("rawQueryString", "isBase64Encoded");
        assertThat(event.path("isBase64Encoded").asBoolean()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "application/json, false",
        "application/json; charset=utf-8, false",
        "Text/Plain, false",
        "application/xml, false",
        "application/x-www-form-urlencoded, true",
        "application/octet-stream, true",
        "'', true"
    })
    void a_body_without_a_text_type_is_base64(String contentType, boolean binary) {
        JsonNode event = eventFor(request(contentType, "url=1"), "/v1/things");

        assertThat(event.path("isBase64Encoded").asBoolean()).isEqualTo(binary);
        assertThat(event.path("body").asText()).isEqualTo(binary ? "dXJsPTE=" : "url=1");
    }

    private static GatewayRequest request(String contentType, String body) {
        Map<String, List<String>> headers =
                contentType.isEmpty() ? Map.of() : Map.of("Content-Type", List.of(contentType));
        return new GatewayRequest("POST", URI.create("/v1/things"), headers, Body.of(body), "127.0.0.1");
    }

    private static JsonNode eventFor(GatewayRequest request, String path) {
        Route route = new Route(new HttpRoute("POST", path), event -> new InvocationResult.Succeeded(event));
        Route.Match match = Route.find(List.of(route), request).orElseThrow();
        return new GatewayEvent(request, match, "request-1", Instant.parse("2026-03-12T19:03:58Z")).json();
    }
}
