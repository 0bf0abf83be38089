package io.edgepurge.local.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.edgepurge.local.function.FunctionHostLocation.AwsEndpoints;
import io.edgepurge.local.function.InvocationResult.Succeeded;
import io.edgepurge.local.function.InvocationResult.Failed;
import io.edgepurge.local.template.FunctionResource;
import io.edgepurge.local.template.FunctionResource.EventInvokeConfig;
import io.edgepurge.local.template.FunctionResource.Code;
import io.edgepurge.local.template.FunctionResource.Limits;
import io.edgepurge.local.template.FunctionResource.Triggers;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class LocalFunctionTest {
    private static final URI NOWHERE = URI.create("http://127.0.0.1:1");
    private static final FunctionHostLocation PLACE = new FunctionHostLocation(
            Stream.concat(
                            FunctionHostLocation.hostClassPath().stream(),
                            Stream.of(locationOf(APIGatewayV2HTTPEvent.class)))
                    .toList(),
            Map.of("PATH", "/usr/bin:/bin"),
            "eu-central-1",
            new AwsEndpoints(NOWHERE, NOWHERE, NOWHERE, NOWHERE));

    private final RecordingFunctionLog log = new RecordingFunctionLog();
    private final List<LocalFunction> functions = new ArrayList<>();

    @AfterEach
    void close() {
        functions.forEach(LocalFunction::close);
    }

    @Test
    void a_stream_handler_receives_the_raw_event() {
        LocalFunction echo = function("io.edgepurge.local.function.handlers.EchoHandler");

        assertThat(echo.invoke("{\"a\":[1,\"ü\"]}")).isEqualTo(new Succeeded("{\"a\":[1,\"ü\"]}"));
    }

    @Test
    void a_typed_handler_receives_the_event_as_lambda_parses_it() {
        LocalFunction path = function("io.edgepurge.local.function.handlers.PathHandler");

        InvocationResult invocation = path.invoke("{\"rawPath\":\"/v1/purges\",\"isBase64Encoded\":true}");

        assertThat(jsonOf(invocation).path("statusCode").asInt()).isEqualTo(200);
        assertThat(jsonOf(invocation).path("body").asText()).isEqualTo("/v1/purges true Tested");
    }

    @Test
    void a_handlers_exception_becomes_lambdas_error() {
        LocalFunction failing = function("io.edgepurge.local.function.handlers.FailingHandler");

        InvocationResult invocation = failing.invoke("{}");

        assertThat(invocation).isInstanceOf(Failed.class);
        assertThat(jsonOf(invocation).path("errorMessage").asText()).isEqualTo("not today");
        assertThat(jsonOf(invocation).path("errorType").asText()).isEqualTo("java.lang.IllegalStateException");
        assertThat(jsonOf(invocation).path("stackTrace").path(0).asText()).contains("FailingHandler.handleRequest");
        assertThat(log.failures())
                .singleElement()
                .asString()
                .startsWith("Tested: ")
                .contains("not today");
    }

    @Test
    void a_handlers_output_goes_to_the_log() {
        LocalFunction failing = function("io.edgepurge.local.function.handlers.FailingHandler");

        failing.invoke("{}");

        await().untilAsserted(() -> assertThat(log.lines()).contains("Tested: made", "Tested: asked"));
    }

    @Test
    void the_environment_comes_from_the_template_and_not_from_the_developer() {
        LocalFunction environment = function("io.edgepurge.local.function.handlers.EnvironmentHandler");

        JsonNode variables = jsonOf(environment.invoke("{}"));

        assertThat(variables.propertyStream().map(Map.Entry::getKey))
                .containsExactlyInAnyOrder(
                        "PATH",
                        "TZ",
                        "PURGE_TABLE",
                        "_HANDLER",
                        "AWS_REGION",
                        "AWS_DEFAULT_REGION",
                        "AWS_ACCESS_KEY_ID",
                        "AWS_SECRET_ACCESS_KEY",
                        "AWS_CONFIG_FILE",
                        "AWS_SHARED_CREDENTIALS_FILE",
                        "AWS_EC2_METADATA_DISABLED",
                        "AWS_ENDPOINT_URL_DYNAMODB",
                        "AWS_ENDPOINT_URL_SQS",
                        "AWS_ENDPOINT_URL_CLOUDFRONT",
                        "AWS_ENDPOINT_URL_SCHEDULER",
                        "AWS_LAMBDA_FUNCTION_NAME",
                        "AWS_LAMBDA_FUNCTION_VERSION",
                        "AWS_LAMBDA_FUNCTION_MEMORY_SIZE");
        assertThat(variables.path("PURGE_TABLE").asText()).isEqualTo("purges");
        assertThat(variables.path("AWS_ACCESS_KEY_ID").asText()).isEqualTo("local");
    }

    @Test
    void one_process_handles_events_concurrently() {
        LocalFunction meeting = function("io.edgepurge.local.function.handlers.MeetingHandler");
        meeting.start();

        CompletableFuture<InvocationResult> first =
                CompletableFuture.supplyAsync(() -> meeting.invoke("{}"), Thread::startVirtualThread);
        InvocationResult second = meeting.invoke("{}");

        assertThat(first.join()).isEqualTo(new Succeeded("met"));
        assertThat(second).isEqualTo(new Succeeded("met"));
    }

    @Test
    void a_timeout_ends_the_process_and_the_next_event_starts_another() {
        LocalFunction slow = function("io.edgepurge.local.function.handlers.MoodyHandler");

        InvocationResult late = slow.invoke("\"sleep\"");
        InvocationResult next = slow.invoke("\"\"");

        assertThat(jsonOf(late).path("errorType").asText()).isEqualTo("Sandbox.Timedout");
        assertThat(jsonOf(late).path("errorMessage").asText()).isEqualTo("Task timed out after 2 seconds");
        assertThat(next).isEqualTo(new Succeeded("1"));
    }

    @Test
    void a_function_restarts_after_its_process_exits() {
        LocalFunction moody = function("io.edgepurge.local.function.handlers.MoodyHandler");

        List<InvocationResult> invocations =
                Stream.of("\"\"", "\"\"", "\"die\"", "\"\"").map(moody::invoke).toList();

        assertThat(invocations.get(1)).isEqualTo(new Succeeded("2"));
        assertThat(jsonOf(invocations.get(2)).path("errorType").asText()).isEqualTo("Runtime.ExitError");
        assertThat(invocations.get(3)).isEqualTo(new Succeeded("1"));
    }

    @Test
    void a_failing_constructor_reports_its_reason() {
        LocalFunction broken = function("io.edgepurge.local.function.handlers.BrokenHandler");

        assertThatExceptionOfType(FunctionStartException.class)
                .isThrownBy(broken::start)
                .withMessage("Tested cannot start: java.lang.IllegalArgumentException:"
                        + " environment variable X is missing");
        assertThat(jsonOf(broken.invoke("{}")).path("errorType").asText()).isEqualTo("Runtime.InitError");
    }

    @Test
    void a_process_exits_when_its_parent_does() throws IOException, InterruptedException {
        Process process = new HostCommand(resource("io.edgepurge.local.function.handlers.EchoHandler"), PLACE)
                .builder()
                .start();
        assertThat(process.inputReader().readLine()).startsWith("port ");

        process.getOutputStream().close();

        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
    }

    private LocalFunction function(String handler) {
        LocalFunction function = new LocalFunction(resource(handler), PLACE, log);
        functions.add(function);
        return function;
    }

    private static FunctionResource resource(String handler) {
        return new FunctionResource(
                "Tested",
                new Code(locationOf(LocalFunctionTest.class), handler),
                new Limits(Duration.ofSeconds(2), 128),
                Map.of("PURGE_TABLE", "purges"),
                new Triggers(List.of(), List.of(), new EventInvokeConfig(0, Optional.empty())));
    }

    private static Path locationOf(Class<?> type) {
        return Path.of(URI.create(
                type.getProtectionDomain().getCodeSource().getLocation().toString()));
    }

    private static JsonNode jsonOf(InvocationResult invocation) {
        try {
            return new ObjectMapper()
                    .readTree(
                            switch (invocation) {
                                case Succeeded(String payload) -> payload;
                                case Failed(String error) -> error;
                            });
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
