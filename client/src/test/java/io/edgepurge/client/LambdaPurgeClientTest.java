package io.edgepurge.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.services.lambda.LambdaClient;

final class LambdaPurgeClientTest {
    private static final PurgeRequest REQUEST = PurgeRequest.ofUrls(
                    "https://a.example/1.jpg", "https://a.example/2.jpg")
            .withIdempotencyKey("k1");

    private final ScriptedServer server = new ScriptedServer();
    private final LambdaClient lambda = LambdaClient.builder()
            .endpointOverride(server.uri())
            .overrideConfiguration(config -> config.retryStrategy(AwsRetryStrategy.doNotRetry()))
            .build();
    private final LambdaPurgeClient client = new LambdaPurgeClient(lambda, "Purge:live", "demo");

    @AfterEach
    void close() {
        lambda.close();
        server.close();
    }

    @Test
    void an_event_contains_the_request_its_account_and_its_key() {
        server.respond(200, ResponseBodies.purge("p1", "queued"));

        AcceptedPurge accepted = client.purge(REQUEST);

        ScriptedServer.Received received = server.received().getFirst();
        assertThat(received.call()).isEqualTo("POST /2015-03-31/functions/Purge%3Alive/invocations");
        assertThat(received.header("X-Amz-Invocation-Type")).isEqualTo("RequestResponse");
        assertThat(received.body())
                .isEqualTo("{\"urls\":[\"https://a.example/1.jpg\",\"https://a.example/2.jpg\"],"
                        + "\"account\":\"demo\",\"idempotencyKey\":\"k1\"}");
        assertThat(accepted.purge().id()).isEqualTo("p1");
    }

    @Test
    void a_failed_function_is_a_failure_although_the_status_is_200() {
        server.respond(
                200,
                failed(ResponseBodies.refused(1, "").replace("\"url\":\"\",", "")),
                "X-Amz-Function-Error",
                "Unhandled");

        assertThatExceptionOfType(PurgeRefused.class)
                .isThrownBy(() -> client.purge(REQUEST))
                .satisfies(refused -> {
                    assertThat(refused.problem().type()).isEqualTo("items-refused");
                    assertThat(refused.problem().violations().getFirst().place().value())
                            .contains("https://a.example/2.jpg");
                });
    }

    @Test
    void the_outcome_is_unknown_if_the_store_is_unavailable() {
        server.respond(200, failed(ResponseBodies.problem("unavailable", 503)), "X-Amz-Function-Error", "Unhandled");

        assertOutcomeUnknown("unavailable: The detail.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"errorMessage\":\"2026-11-25T12:00:00Z r1 Task timed out after 29.00 seconds\"}",
                "{\"errorType\":\"Runtime.ExitError\",\"errorMessage\":\"RequestId: r1 Error: Runtime exited\"}",
                "",
                "null"
            })
    void the_outcome_is_unknown_if_the_function_crashed(String payload) {
        server.respond(200, payload, "X-Amz-Function-Error", "Unhandled");

        assertOutcomeUnknown("The function failed: ");
    }

    @Test
    void after_an_unreadable_response_the_outcome_is_unknown() {
        server.respond(200, "null");

        assertOutcomeUnknown("The function responded, but ");
    }

    @Test
    void without_a_response_the_outcome_is_unknown() {
        server.hangUp().hangUp();

        assertOutcomeUnknown("No response from Lambda: ");
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 502, 503})
    void after_a_server_error_of_lambda_the_outcome_is_unknown(int status) {
        server.respond(status, "{\"message\":\"Rate exceeded\"}", "x-amzn-ErrorType", "TooManyRequestsException");

        assertOutcomeUnknown("about:blank: Lambda returned: Rate exceeded");
    }

    @Test
    void a_client_error_of_lambda_is_a_refusal_without_a_type() {
        server.respond(403, "{\"message\":\"not authorized\"}", "x-amzn-ErrorType", "AccessDeniedException");

        assertThatExceptionOfType(PurgeRefused.class)
                .isThrownBy(() -> client.purge(REQUEST))
                .satisfies(refused -> {
                    assertThat(refused.problem().type()).isEqualTo(Problem.UNTYPED);
                    assertThat(refused.problem().status()).isEqualTo(403);
                });
    }

    @Test
    void a_sent_event_is_asynchronous() {
        server.respond(202, "");

        client.send(REQUEST);

        assertThat(server.received().getFirst().header("X-Amz-Invocation-Type")).isEqualTo("Event");
        assertThat(server.received().getFirst().body()).contains("\"idempotencyKey\":\"k1\"");
    }

    @Test
    void an_event_that_lambda_did_not_store_is_reported() {
        server.respond(429, "{\"message\":\"Rate exceeded\"}", "x-amzn-ErrorType", "TooManyRequestsException");

        assertThatExceptionOfType(PurgeOutcomeUnknown.class).isThrownBy(() -> client.send(REQUEST));
    }

    @Test
    void a_bulk_request_is_one_event() {
        server.respond(200, """
                {"purges":[{"id":"p0","status":"queued","items":100},{"id":"p1","status":"queued","items":50}],
                 "quota":{"limit":1000,"left":850,"resetsAt":"2026-12-01T00:00:00Z"}}
                """);

        AcceptedPurges accepted = client.purgeAll(urls(150));

        assertThat(accepted.purges())
                .containsExactly(
                        new PurgeReceipt("p0", PurgeStatus.QUEUED, 100),
                        new PurgeReceipt("p1", PurgeStatus.QUEUED, 50));
        assertThat(accepted.quota().orElseThrow().left()).isEqualTo(850);
        assertThat(server.received()).hasSize(1);
    }

    @Test
    void a_bulk_request_stopped_by_the_quota_lists_the_accepted_purges() {
        String problem = ResponseBodies.quotaExceeded().strip();
        server.respond(
                200,
                failed(problem.substring(0, problem.length() - 1)
                        + ",\"accepted\":[{\"id\":\"p0\",\"status\":\"queued\",\"items\":100}]}"),
                "X-Amz-Function-Error",
                "Unhandled");

        assertThatExceptionOfType(PurgeRefused.class)
                .isThrownBy(() -> client.purgeAll(urls(150)))
                .satisfies(refused -> assertThat(refused.accepted())
                        .containsExactly(new PurgeReceipt("p0", PurgeStatus.QUEUED, 100)));
    }

    @Test
    void a_function_that_ran_out_of_time_is_invoked_again_while_it_makes_progress() {
        String one = "{\"id\":\"p0\",\"status\":\"queued\",\"items\":100}";
        server.respond(200, unfinished(one), "X-Amz-Function-Error", "Unhandled")
                .respond(200, unfinished(one + "," + one), "X-Amz-Function-Error", "Unhandled")
                .respond(200, unfinished(one + "," + one), "X-Amz-Function-Error", "Unhandled");
        PurgeRequest request = urls(350);

        assertThatExceptionOfType(PurgeOutcomeUnknown.class)
                .isThrownBy(() -> client.purgeAll(request))
                .satisfies(unknown -> assertThat(unknown.accepted()).hasSize(2));

        String event = server.received().getFirst().body();
        assertThat(server.received()).extracting(ScriptedServer.Received::body).containsExactly(event, event, event);
    }

    private static String unfinished(String accepted) {
        return failed("{\"type\":\"/problems/unfinished\",\"status\":503,\"detail\":\"Later.\",\"accepted\":["
                + accepted + "]}");
    }

    private void assertOutcomeUnknown(String beginning) {
        assertThatExceptionOfType(PurgeOutcomeUnknown.class)
                .isThrownBy(() -> client.purge(REQUEST))
                .withMessageStartingWith(beginning)
                .withMessageContaining("idempotency key 'k1'")
                .satisfies(unknown -> assertThat(unknown.idempotencyKey()).contains("k1"));
    }

    private static PurgeRequest urls(int number) {
        List<String> urls = IntStream.range(0, number)
                .mapToObj(i -> "https://a.example/" + i + ".jpg")
                .toList();
        return PurgeRequest.ofUrls(urls);
    }

    private static String failed(String problem) {
        return com.fasterxml.jackson.databind.node.JsonNodeFactory.instance
                .objectNode()
                .put("errorMessage", problem)
                .put("errorType", "io.edgepurge.invoke.PurgeNotAccepted")
                .toString();
    }
}
