package io.edgepurge.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.edgepurge.local.function.InvocationResult;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What the functions of the running stack write, in the jars that deploy. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FollowedPurgeTest {
    private final RunningStack running = new RunningStack(200);

    @AfterAll
    void stop() {
        running.close();
    }

    @Test
    void one_id_finds_a_purge_in_every_function() {
        HttpResponse<String> accepted = running.purge(List.of(running.url("followed/one.jpg")));
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
    void a_purge_that_another_function_asked_for_can_be_followed_too() {
        InvocationResult invocation =
                running.stack().invoke("PurgeInvokeFunction", """
                        {"account":"demo","urls":["%s"],"idempotencyKey":"a-token-of-the-callers"}
                        """.formatted(running.url("followed/invoked.jpg")));
        String id = RunningStack.json(((InvocationResult.Succeeded) invocation).payload())
                .path("id")
                .asText();

        completed(id);

        assertThat(about(id)).extracting(FunctionLine::function).contains("PurgeInvokeFunction", "StatusFunction");
    }

    @Test
    void all_lines_are_json_with_valid_metrics_and_hold_no_word_of_a_caller() {
        String secret = running.url("followed/private.jpg") + "?Signature=s3cr3t";
        String id = idOf(running.purge(List.of(secret, running.url("followed/folder/all/*"))));
        HttpResponse<String> refused = running.purge(List.of("https://elsewhere.example/private.jpg#s3cr3t"));
        HttpResponse<String> tooMuch = running.purge(Stream.iterate(0, n -> n + 1)
                .limit(100)
                .map(n -> running.url("followed/many-" + n + ".jpg"))
                .toList());
        running.purge(Stream.iterate(0, n -> n + 1)
                .limit(100)
                .map(n -> running.url("followed/more-" + n + ".jpg"))
                .toList());
        InvocationResult invoked = running.stack().invoke("PurgeInvokeFunction", """
                {"account":"demo","urls":["https://elsewhere.example/private.jpg#s3cr3t"],"idempotencyKey":"a-token-of-the-callers/2"}
                """);
        completed(id);

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(tooMuch.statusCode()).isEqualTo(202);
        assertThat(invoked).isInstanceOf(InvocationResult.Failed.class);
        assertThat(ownLines()).isNotEmpty().allSatisfy(FunctionLine::mustBeWellFormed);
        assertThat(running.log().lines())
                .allSatisfy(line -> assertThat(line)
                        .doesNotContain(
                                "followed/",
                                "s3cr3t",
                                "elsewhere.example",
                                "a-token-of-the-callers",
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

    /** The worker tells it after the items say so, and what it has printed is read by a thread of its own. */
    private void completed(String id) {
        await().atMost(Duration.ofMinutes(2))
                .until(() -> RunningStack.json(running.get("/v1/purges/" + id))
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

    private List<FunctionLine> about(String purge) {
        return ownLines().stream().filter(line -> line.isAbout(purge)).toList();
    }

    /** What the runtime prints of an invocation that failed is not the function's. */
    private List<FunctionLine> ownLines() {
        return running.log().lines().stream()
                .filter(line -> !line.contains("PurgeNotAccepted"))
                .map(FunctionLine::of)
                .toList();
    }
}
