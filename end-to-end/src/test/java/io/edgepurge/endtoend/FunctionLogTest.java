package io.edgepurge.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.edgepurge.local.function.InvocationResult;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** The log lines that the deployed jars write while they process purges. */
@ExtendWith(SharedStack.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FunctionLogTest {
    private static final int QUOTA = 200;

    private final RunningStack running;
    private final StackClient client;

    FunctionLogTest(RunningStack running) {
        this.running = running;
        this.client = running.operator().addAccount("followed", QUOTA);
    }

    @Test
    void the_purge_id_finds_the_log_lines_of_every_function() {
        HttpResponse<String> accepted = client.purge(List.of(client.url("followed/one.jpg")));
        String id = idOf(accepted);

        completed(id);

        assertThat(about(id))
                .extracting(line -> line.function() + ": " + line.message())
                .contains(
                        "PurgeApiFunction: A purge was accepted",
                        "InvalidationWorkerFunction: An invalidation was planned",
                        "InvalidationWorkerFunction: CloudFront created an invalidation",
                        "InvalidationWorkerFunction: CloudFront completed an invalidation",
                        "StatusFunction: The status of a purge was read");
        assertThat(planOf(id, "An invalidation was planned"))
                .isEqualTo(planOf(id, "CloudFront created an invalidation"))
                .isEqualTo(planOf(id, "CloudFront completed an invalidation"));
    }

    @Test
    void the_purge_id_of_an_invocation_finds_its_log_lines() {
        InvocationResult invocation =
                running.stack().invoke("PurgeInvokeFunction", """
                        {"account":"followed","urls":["%s"],"idempotencyKey":"a-token-of-the-callers"}
                        """.formatted(client.url("followed/invoked.jpg")));
        String id = RunningStack.json(((InvocationResult.Succeeded) invocation).payload())
                .path("id")
                .asText();

        completed(id);

        assertThat(about(id)).extracting(FunctionLogLine::function).contains("PurgeInvokeFunction", "StatusFunction");
    }

    @Test
    void all_lines_are_json_with_valid_metrics_and_without_caller_data() {
        String secret = client.url("followed/private.jpg") + "?Signature=s3cr3t";
        String id = idOf(client.purge(List.of(secret, client.url("followed/folder/all/*"))));
        HttpResponse<String> refused = client.purge(List.of("https://refused.example/private.jpg#s3cr3t"));
        HttpResponse<String> tooMuch = client.purge(Stream.iterate(0, n -> n + 1)
                .limit(100)
                .map(n -> client.url("followed/many-" + n + ".jpg"))
                .toList());
        client.purge(Stream.iterate(0, n -> n + 1)
                .limit(100)
                .map(n -> client.url("followed/more-" + n + ".jpg"))
                .toList());
        InvocationResult invoked = running.stack().invoke("PurgeInvokeFunction", """
                {"account":"followed","urls":["https://me:s3cr3t@invoked.example/private.jpg"],"idempotencyKey":"a-token-of-the-callers/2"}
                """);
        completed(id);

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(tooMuch.statusCode()).isEqualTo(202);
        assertThat(invoked).isInstanceOf(InvocationResult.Failed.class);
        assertThat(running.log().lines()).anySatisfy(line -> assertThat(line).contains("REDACTED@invoked.example"));
        assertThat(ownLines()).isNotEmpty().allSatisfy(FunctionLogLine::mustBeWellFormed);
        assertThat(running.log().lines())
                .allSatisfy(line -> assertThat(line)
                        .doesNotContain(
                                "followed/",
                                "s3cr3t",
                                "refused.example",
                                "a-token-of-the-callers",
                                client.key(),
                                running.stack().account().key(),
                                "Basic ",
                                "Authorization",
                                "SLF4J"));
        assertThat(ownLines().stream().flatMap(line -> line.metrics().stream()))
                .contains(
                        "PurgesAccepted",
                        "ItemsAccepted",
                        "ItemsRefused",
                        "QuotaRefusals",
                        "PlansMade",
                        "PathsBilled",
                        "SecondsToSubmitted",
                        "SecondsToCompleted",
                        "FilesInProgress",
                        "WildcardsInProgress",
                        "OldestQueuedSeconds");
    }

    private static String idOf(HttpResponse<String> accepted) {
        assertThat(accepted.statusCode()).as(accepted.body()).isEqualTo(202);
        return RunningStack.json(accepted).path("id").asText();
    }

    /** Waits for the status and the log line. The worker logs after it marks the items, and another thread reads the log. */
    private void completed(String id) {
        await().atMost(Duration.ofMinutes(2))
                .until(() -> RunningStack.json(client.get("/v1/purges/" + id))
                        .path("status")
                        .asText()
                        .equals("completed"));
        await().atMost(Duration.ofMinutes(1))
                .until(() -> about(id).stream()
                        .anyMatch(line -> line.message().equals("CloudFront completed an invalidation")));
    }

    private String planOf(String purge, String message) {
        return about(purge).stream()
                .filter(line -> line.message().equals(message))
                .map(line -> line.text("plan.id"))
                .findFirst()
                .orElseThrow();
    }

    private List<FunctionLogLine> about(String purge) {
        return ownLines().stream().filter(line -> line.isAbout(purge)).toList();
    }

    /** Returns the lines of the functions, without stack traces that the Lambda runtime prints for failed invocations. */
    private List<FunctionLogLine> ownLines() {
        return running.log().lines().stream()
                .filter(line -> !line.contains("PurgeNotAccepted"))
                .map(FunctionLogLine::of)
                .toList();
    }
}
