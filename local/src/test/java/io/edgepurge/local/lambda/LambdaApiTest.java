package io.edgepurge.local.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.edgepurge.local.function.Invocable;
import io.edgepurge.local.function.InvocationResult;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvalidRequestContentException;
import software.amazon.awssdk.services.lambda.model.InvocationType;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.lambda.model.LambdaException;
import software.amazon.awssdk.services.lambda.model.RequestTooLargeException;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;

/** Calls the API with the AWS SDK. */
final class LambdaApiTest {
    private final List<String> events = new CopyOnWriteArrayList<>();
    private final LambdaApi api = LambdaApi.start(0, this::find);
    private final LambdaClient lambda = LambdaClient.builder()
            .endpointOverride(URI.create("http://127.0.0.1:" + api.port()))
            .build();

    private Optional<Invocable> find(String name) {
        return switch (name) {
            case "Echo" ->
                Optional.of(event -> {
                    events.add(event);
                    return new InvocationResult.Succeeded(event);
                });
            case "Broken" -> Optional.of(event -> new InvocationResult.Failed("{\"errorMessage\":\"no\"}"));
            default -> Optional.empty();
        };
    }

    @AfterEach
    void close() {
        lambda.close();
        api.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Echo",
                "Echo:live",
                "arn:aws:lambda:eu-central-1:123456789012:function:Echo",
                "arn:aws:lambda:eu-central-1:123456789012:function:Echo:live"
            })
    void a_function_is_found_by_name_and_arn(String name) {
        InvokeResponse response = invoke(name, "{\"a\":\"ü\"}", InvocationType.REQUEST_RESPONSE);

        assertThat(response.payload().asUtf8String()).isEqualTo("{\"a\":\"ü\"}");
        assertThat(response.functionError()).isNull();
    }

    @Test
    void a_failed_function_returns_200_with_its_error() {
        InvokeResponse response = invoke("Broken", "{}", InvocationType.REQUEST_RESPONSE);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.functionError()).isEqualTo("Unhandled");
        assertThat(response.payload().asUtf8String()).isEqualTo("{\"errorMessage\":\"no\"}");
    }

    @Test
    void an_asynchronous_event_is_accepted_and_invoked_later() {
        InvokeResponse response = invoke("Echo", "{\"n\":1}", InvocationType.EVENT);

        assertThat(response.statusCode()).isEqualTo(202);
        await().untilAsserted(() -> assertThat(events).containsExactly("{\"n\":1}"));
    }

    @Test
    void a_dry_run_invokes_nothing() {
        assertThat(invoke("Echo", "{}", InvocationType.DRY_RUN).statusCode()).isEqualTo(204);
        assertThat(events).isEmpty();
    }

    @Test
    void an_unknown_name_returns_lambdas_error() {
        assertThatExceptionOfType(ResourceNotFoundException.class)
                .isThrownBy(() -> invoke("Missing", "{}", InvocationType.EVENT))
                .withMessageStartingWith("Function not found: Missing");
    }

    @Test
    void invalid_json_returns_lambdas_error() {
        assertThatExceptionOfType(InvalidRequestContentException.class)
                .isThrownBy(() -> invoke("Echo", "{", InvocationType.REQUEST_RESPONSE));
    }

    @Test
    void an_event_over_one_megabyte_returns_lambdas_error() {
        String event = "\"" + "x".repeat(1024 * 1024) + "\"";

        assertThat(invoke("Echo", event, InvocationType.REQUEST_RESPONSE).statusCode())
                .isEqualTo(200);
        assertThatExceptionOfType(RequestTooLargeException.class)
                .isThrownBy(() -> invoke("Echo", event, InvocationType.EVENT));
    }

    @Test
    void other_lambda_operations_are_not_supported() {
        assertThatExceptionOfType(LambdaException.class).isThrownBy(() -> {
            var _ = lambda.listFunctions();
        });
    }

    private InvokeResponse invoke(String function, String payload, InvocationType type) {
        return lambda.invoke(
                call -> call.functionName(function).invocationType(type).payload(SdkBytes.fromUtf8String(payload)));
    }
}
