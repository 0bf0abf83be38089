package io.edgepurge.conformance.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import io.edgepurge.conformance.runtime.RuntimeApi.Result;
import io.edgepurge.local.http.LoopbackServer;
import io.edgepurge.local.template.LocalValues;
import io.edgepurge.local.template.Template;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs one function on Lambda's runtime interface client. {@link EveryFunctionAtMotoTest} runs all of them. */
class RuntimeClientTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder = Path.of("");

    @BeforeAll
    static void assumePlatform() {
        RuntimeClient.assumePlatform();
    }

    @Test
    void a_function_answers_and_its_lines_name_the_invocation_and_the_trace() throws IOException {
        try (LoopbackServer table = LoopbackServer.start(0, RuntimeClientTest::denyAccess);
                HostedFunction function =
                        HostedFunction.start(template().function("PurgeApiFunction"), variables(table.uri()), folder)) {
            Result result =
                    function.invoke(Files.readString(Path.of("..", "events", "purge-api", "create-purge.json")));

            assertThat(result.succeeded()).as(result.body()).isTrue();
            assertThat(JSON.readTree(result.body()).path("statusCode").asInt()).isEqualTo(503);
            JsonNode line = JSON.readTree(function.output().getLast());
            assertThat(line.path("message").asText()).isEqualTo("The store is unavailable");
            assertThat(line.path("request.id").asText()).isEqualTo(result.requestId());
            assertThat(line.path("trace.id").asText()).isEqualTo(RuntimeApi.traceId(result.requestId()));
        }
    }

    private static Template template() {
        return Template.read(
                Path.of("..", "template.yaml"),
                new LocalValues("eu-central-1", "123456789012", URI.create("http://127.0.0.1:1"), Map.of()));
    }

    private static Map<String, String> variables(URI table) {
        return Map.of(
                "AWS_ENDPOINT_URL_DYNAMODB", table.toString(),
                "AWS_ACCESS_KEY_ID", "local",
                "AWS_SECRET_ACCESS_KEY", "local",
                "AWS_SESSION_TOKEN", "local");
    }

    private static void denyAccess(HttpExchange exchange) throws IOException {
        byte[] error = "{\"__type\":\"com.amazonaws.dynamodb.v20120810#AccessDeniedException\"}"
                .getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.0");
        exchange.sendResponseHeaders(400, error.length);
        exchange.getResponseBody().write(error);
    }
}
