package io.edgepurge.conformance.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import io.edgepurge.local.http.LoopbackServer;
import io.edgepurge.local.template.FunctionResource;
import io.edgepurge.local.template.LocalValues;
import io.edgepurge.local.template.Template;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Each function handles a request before a snapshot of SnapStart. An empty table answers it, or none. */
class PrimingTest {
    private static final Template TEMPLATE = Template.read(
            Path.of("..", "template.yaml"),
            new LocalValues("eu-central-1", "123456789012", URI.create("http://127.0.0.1:1"), Map.of()));
    private static final String WARNING = "A function started without its priming request";

    private final List<String> calls = new CopyOnWriteArrayList<>();
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final PrintStream console = System.out;

    static Stream<String> functions() {
        return TEMPLATE.functions().stream().map(FunctionResource::name);
    }

    @BeforeEach
    void keepOutput() {
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void restoreOutput() {
        System.setOut(console);
    }

    /** A single read, as of an unknown account, would load no more than the client. */
    @ParameterizedTest
    @CsvSource({
        "PurgeApiFunction, 6, GetItem",
        "PurgeInvokeFunction, 2, GetItem",
        "StatusFunction, 4, GetItem Query",
        "InvalidationWorkerFunction, 2, GetItem Query"
    })
    void before_a_snapshot_a_function_reads_what_requests_read_and_changes_nothing(
            String function, int atLeast, String operations) {
        initialize(function, 200, "snap-start");

        assertThat(calls).hasSizeGreaterThanOrEqualTo(atLeast).containsOnly(operations.split(" "));
        assertThat(printed.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("functions")
    void a_function_starts_although_aws_denies_the_priming_request(String function) {
        initialize(function, 400, "snap-start");

        assertThat(calls).isNotEmpty();
        assertThat(printed.toString(StandardCharsets.UTF_8)).contains(WARNING);
    }

    /** One function stands for all, because the SDK retries for seconds. */
    @Test
    void a_function_starts_although_aws_is_unreachable() {
        initialize("StatusFunction", URI.create("http://127.0.0.1:1"), "snap-start");

        assertThat(printed.toString(StandardCharsets.UTF_8)).contains(WARNING);
    }

    @ParameterizedTest
    @MethodSource("functions")
    void without_a_snapshot_a_function_calls_nothing(String function) {
        initialize(function, 200, "on-demand");

        assertThat(calls).isEmpty();
    }

    private void initialize(String function, int status, String initialization) {
        try (LoopbackServer aws = LoopbackServer.start(0, exchange -> answer(exchange, status))) {
            initialize(function, aws.uri(), initialization);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Creates the dependencies of a function as its handler does. */
    private static void initialize(String name, URI aws, String initialization) {
        FunctionResource function = TEMPLATE.function(name);
        Map<String, String> variables = new HashMap<>(function.environment());
        variables.putAll(Map.of(
                "AWS_ENDPOINT_URL", aws.toString(),
                "AWS_REGION", "eu-central-1",
                "AWS_ACCESS_KEY_ID", "local",
                "AWS_SECRET_ACCESS_KEY", "local",
                "AWS_LAMBDA_INITIALIZATION_TYPE", initialization));
        String handler = function.code().handler();
        try {
            Class<?> wiring = Class.forName(handler.substring(0, handler.lastIndexOf('.')) + ".Wiring");
            Method from = wiring.getDeclaredMethod("from", Map.class);
            from.setAccessible(true);
            assertThat(from.invoke(null, variables)).isNotNull();
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(name + ": " + e.getCause(), e);
        }
    }

    private void answer(HttpExchange exchange, int status) throws IOException {
        String target = String.valueOf(exchange.getRequestHeaders().getFirst("X-Amz-Target"));
        calls.add(target.substring(target.indexOf('.') + 1));
        exchange.getRequestBody().readAllBytes();
        byte[] body =
                (status == 200 ? "{}" : "{\"__type\":\"AccessDeniedException\"}").getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.0");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }
}
