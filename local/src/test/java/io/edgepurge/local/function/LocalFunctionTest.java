package io.edgepurge.local.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.edgepurge.local.function.FunctionHostLocation.AwsEndpoints;
import io.edgepurge.local.function.InvocationResult.Failed;
import io.edgepurge.local.function.InvocationResult.Succeeded;
import io.edgepurge.local.function.handlers.ScriptedHandler;
import io.edgepurge.local.template.FunctionResource;
import io.edgepurge.local.template.FunctionResource.Code;
import io.edgepurge.local.template.FunctionResource.EventInvokeConfig;
import io.edgepurge.local.template.FunctionResource.Limits;
import io.edgepurge.local.template.FunctionResource.Triggers;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

final class LocalFunctionTest {
    private static final URI NOWHERE = URI.create("http://127.0.0.1:1");
    private static final FunctionHostLocation HOST_LOCATION = new FunctionHostLocation(
            Stream.concat(
                            FunctionHostLocation.hostClassPath().stream(),
                            Stream.of(locationOf(APIGatewayV2HTTPEvent.class)))
                    .toList(),
            Map.of("PATH", "/usr/bin:/bin"),
            "eu-central-1",
            new AwsEndpoints(NOWHERE, NOWHERE, NOWHERE, NOWHERE));

    private static final String HANDLERS = "io.edgepurge.local.function.handlers.";
    private static final RecordingFunctionLog LOG = new RecordingFunctionLog();
    /** Shared by the tests, because each process takes a second to start. */
    private static final LocalFunction SCRIPTED = function("ScriptedHandler");

    @AfterAll
    static void close() {
        SCRIPTED.close();
    }

    @Test
    void a_stream_handler_receives_the_raw_event() {
        assertThat(SCRIPTED.invoke("{\"a\":[1,\"ü\"]}")).isEqualTo(new Succeeded("{\"a\":[1,\"ü\"]}"));
    }

    @Test
    void a_typed_handler_receives_the_event_as_lambda_parses_it() {
        try (LocalFunction path = function("PathHandler")) {
            InvocationResult result = path.invoke("{\"rawPath\":\"/v1/purges\",\"isBase64Encoded\":true}");

            assertThat(jsonOf(result).path("statusCode").asInt()).isEqualTo(200);
            assertThat(jsonOf(result).path("body").asText()).isEqualTo("/v1/purges true Tested");
        }
    }

    @Test
    void a_handlers_exception_becomes_lambdas_error() {
        int failuresBefore = LOG.failures().size();

        InvocationResult result = SCRIPTED.invoke(ScriptedHandler.THROW);

        assertThat(result).isInstanceOf(Failed.class);
        assertThat(jsonOf(result).path("errorMessage").asText()).isEqualTo("not today");
        assertThat(jsonOf(result).path("errorType").asText()).isEqualTo("java.lang.IllegalStateException");
        assertThat(jsonOf(result).path("stackTrace").toString()).contains("ScriptedHandler.handleRequest");
        assertThat(LOG.failures()).hasSize(failuresBefore + 1);
        assertThat(LOG.failures().getLast()).startsWith("Tested: ").contains("not today");
    }

    @Test
    void a_handlers_output_goes_to_the_log() {
        SCRIPTED.invoke(ScriptedHandler.THROW);

        await().untilAsserted(() -> assertThat(LOG.lines()).contains("Tested: constructed", "Tested: invoked"));
    }

    @Test
    void the_environment_comes_from_the_template_and_not_from_the_developer() {
        JsonNode variables = jsonOf(SCRIPTED.invoke(ScriptedHandler.ENVIRONMENT));

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
                        "EDGEPURGE_VISIT_THIS_MACHINE",
                        "AWS_LAMBDA_FUNCTION_NAME",
                        "AWS_LAMBDA_FUNCTION_VERSION",
                        "AWS_LAMBDA_FUNCTION_MEMORY_SIZE");
        assertThat(variables.path("PURGE_TABLE").asText()).isEqualTo("purges");
        assertThat(variables.path("AWS_ACCESS_KEY_ID").asText()).isEqualTo("local");
    }

    @Test
    void one_process_handles_events_concurrently() {
        SCRIPTED.start();
        CompletableFuture<InvocationResult> first =
                CompletableFuture.supplyAsync(() -> SCRIPTED.invoke(ScriptedHandler.MEET), Thread::startVirtualThread);

        InvocationResult second = SCRIPTED.invoke(ScriptedHandler.MEET);

        assertThat(first.join()).isEqualTo(new Succeeded("met"));
        assertThat(second).isEqualTo(new Succeeded("met"));
    }

    @Test
    void a_timeout_ends_the_process_and_the_next_event_starts_another() {
        SCRIPTED.invoke(ScriptedHandler.COUNT);

        InvocationResult late = SCRIPTED.invoke(ScriptedHandler.HANG);
        InvocationResult next = SCRIPTED.invoke(ScriptedHandler.COUNT);

        assertThat(jsonOf(late).path("errorType").asText()).isEqualTo("Sandbox.Timedout");
        assertThat(jsonOf(late).path("errorMessage").asText()).isEqualTo("Task timed out after 2 seconds");
        assertThat(next).isEqualTo(new Succeeded("1"));
    }

    @Test
    void a_function_restarts_after_its_process_exits() {
        int before = jsonOf(SCRIPTED.invoke(ScriptedHandler.COUNT)).asInt();

        InvocationResult inSameProcess = SCRIPTED.invoke(ScriptedHandler.COUNT);
        InvocationResult exited = SCRIPTED.invoke(ScriptedHandler.EXIT);
        InvocationResult inNewProcess = SCRIPTED.invoke(ScriptedHandler.COUNT);

        assertThat(inSameProcess).isEqualTo(new Succeeded(String.valueOf(before + 1)));
        assertThat(jsonOf(exited).path("errorType").asText()).isEqualTo("Runtime.ExitError");
        assertThat(inNewProcess).isEqualTo(new Succeeded("1"));
    }

    @Test
    void a_failing_constructor_reports_its_reason() {
        try (LocalFunction broken = function("FailingConstructorHandler")) {
            assertThatExceptionOfType(FunctionStartException.class)
                    .isThrownBy(broken::start)
                    .withMessage("Tested cannot start: java.lang.IllegalArgumentException:"
                            + " environment variable X is missing");
            assertThat(jsonOf(broken.invoke("{}")).path("errorType").asText()).isEqualTo("Runtime.InitError");
        }
    }

    @Test
    void a_process_exits_when_its_parent_does() throws IOException, InterruptedException {
        Process process = new HostCommand(resource("ScriptedHandler"), HOST_LOCATION)
                .builder()
                .start();
        assertThat(process.inputReader().readLine()).startsWith("port ");

        process.getOutputStream().close();

        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
    }

    private static LocalFunction function(String handler) {
        return new LocalFunction(resource(handler), HOST_LOCATION, LOG);
    }

    private static FunctionResource resource(String handler) {
        return new FunctionResource(
                "Tested",
                new Code(locationOf(LocalFunctionTest.class), HANDLERS + handler),
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
