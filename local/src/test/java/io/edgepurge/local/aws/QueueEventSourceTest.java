package io.edgepurge.local.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.edgepurge.local.function.Invocable;
import io.edgepurge.local.function.InvocationResult;
import io.edgepurge.local.function.InvocationResult.Failed;
import io.edgepurge.local.function.InvocationResult.Succeeded;
import io.edgepurge.local.template.FunctionResource.QueueTrigger;
import io.edgepurge.local.template.QueueResource;
import io.edgepurge.local.template.QueueResource.Redrive;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class QueueEventSourceTest {
    private static final Duration WINDOW = Duration.ofSeconds(1);
    /** Longer than any test. Failed messages become visible through {@link #makeVisible}. */
    private static final Duration VISIBILITY_TIMEOUT = Duration.ofMinutes(5);

    private static EmbeddedSqs sqs;
    private static AwsJsonClient api;

    private final List<List<String>> batches = new CopyOnWriteArrayList<>();

    @BeforeAll
    static void start() {
        sqs = EmbeddedSqs.start(
                0,
                "eu-central-1",
                List.of(
                        queue("Quiet", Optional.empty()),
                        queue("Gathered", Optional.empty()),
                        queue("Partial", Optional.of(new Redrive("PartialDead", 2))),
                        queue("Failing", Optional.of(new Redrive("FailingDead", 1))),
                        queue("PartialDead", Optional.empty()),
                        queue("FailingDead", Optional.empty())));
        api = new AwsJsonClient(sqs.endpoint(), AwsJsonClient.SQS);
    }

    @AfterAll
    static void stop() {
        api.close();
        sqs.close();
    }

    @Test
    void messages_are_batched_within_the_window() {
        SqsQueue queue = sqs.queue("Gathered");
        IntStream.range(0, 4).forEach(n -> queue.send("m" + n));

        try (QueueEventSource _ = source("Gathered", 3, true, this::allDone)) {
            await().until(() -> delivered().size() == 4);
        }

        assertThat(batches).extracting(List::size).contains(3).allMatch(size -> size <= 3);
        assertThat(delivered()).containsExactlyInAnyOrder("m0", "m1", "m2", "m3");
    }

    @Test
    void only_the_failed_message_is_redelivered_and_moves_to_the_dead_letter_queue() {
        SqsQueue queue = sqs.queue("Partial");
        queue.send("good");
        queue.send("bad");

        try (QueueEventSource _ = source("Partial", 10, true, this::badFails)) {
            await().atMost(Duration.ofSeconds(20)).until(() -> depth("PartialDead") == 1);
        }

        assertThat(delivered()).containsOnlyOnce("good");
        assertThat(delivered().stream().filter("bad"::equals)).hasSize(2);
        assertThat(depth("Partial")).isZero();
    }

    @Test
    void a_failed_batch_moves_to_the_dead_letter_queue() {
        SqsQueue queue = sqs.queue("Failing");
        queue.send("one");
        queue.send("two");

        try (QueueEventSource _ = source("Failing", 10, true, this::allFail)) {
            await().atMost(Duration.ofSeconds(20)).until(() -> depth("FailingDead") == 2);
        }
    }

    @Test
    void a_closed_event_source_receives_no_more_messages() {
        source("Quiet", 10, true, this::allDone).close();

        sqs.queue("Quiet").send("late");

        assertThat(batches).isEmpty();
        assertThat(depth("Quiet")).isEqualTo(1);
    }

    @Test
    void an_event_has_the_format_of_lambda() throws IOException {
        ObjectMapper json = new ObjectMapper();
        JsonNode message = json.readTree("""
                {"MessageId":"059f36b4-87a3-44ab-83d2-661975830a7d",
                 "ReceiptHandle":"AQEBwJnKyrHigUMZj6rYigCgxlaS3SLy0a",
                 "Body":"{\\"distribution\\":\\"E1\\"}","MD5OfBody":"e4e68fb7bd0e697a0ae8f1bb342846b3",
                 "Attributes":{"ApproximateReceiveCount":"1","SentTimestamp":"1545082649183",
                   "SenderId":"AIDAIENQZJOLO23YVJ4VO","ApproximateFirstReceiveTimestamp":"1545082649185"},
                 "MessageAttributes":{"why":{"DataType":"String","StringValue":"accepted"}}}
                """);

        JsonNode event = new SqsEvent(sqs.queue("Doorbells"), List.of(message)).json();

        assertThat(event)
                .isEqualTo(
                        json.readTree(Path.of("src", "test", "resources", "io", "edgepurge", "local", "sqs-batch.json")
                                .toFile()));
    }

    private static QueueResource queue(String name, Optional<Redrive> redrive) {
        return new QueueResource(name, VISIBILITY_TIMEOUT, Duration.ZERO, redrive);
    }

    private static QueueEventSource source(String queue, int batchSize, boolean reports, Invocable function) {
        return QueueEventSource.start(
                new QueueTrigger(queue, batchSize, WINDOW, reports), sqs.queue(queue), function, Clock.systemUTC());
    }

    private InvocationResult allDone(String event) {
        record(event);
        return new Succeeded("{\"batchItemFailures\":[]}");
    }

    private InvocationResult badFails(String event) {
        List<JsonNode> failed = record(event)
                .valueStream()
                .filter(message -> message.path("body").asText().equals("bad"))
                .toList();
        failed.forEach(QueueEventSourceTest::makeVisible);
        List<String> failures = failed.stream()
                .map(message -> "{\"itemIdentifier\":" + message.path("messageId") + "}")
                .toList();
        return new Succeeded("{\"batchItemFailures\":" + failures + "}");
    }

    private InvocationResult allFail(String event) {
        record(event).forEach(QueueEventSourceTest::makeVisible);
        return new Failed("{}");
    }

    private JsonNode record(String event) {
        try {
            JsonNode records = new ObjectMapper().readTree(event).path("Records");
            batches.add(records.valueStream()
                    .map(message -> message.path("body").asText())
                    .toList());
            return records;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Ends the visibility timeout of a message, so that the queue delivers it again immediately. */
    private static void makeVisible(JsonNode message) {
        String queue = message.path("eventSourceARN").asText().replaceFirst(".*:", "");
        api.call(
                "ChangeMessageVisibility",
                AwsJsonClient.object()
                        .put("QueueUrl", sqs.queue(queue).url())
                        .put("ReceiptHandle", message.path("receiptHandle").asText())
                        .put("VisibilityTimeout", 0));
    }

    private List<String> delivered() {
        return batches.stream().flatMap(List::stream).toList();
    }

    private static int depth(String queue) {
        JsonNode request = AwsJsonClient.object()
                .put("QueueUrl", sqs.queue(queue).url())
                .set("AttributeNames", new ObjectMapper().createArrayNode().add("All"));
        JsonNode attributes = api.call("GetQueueAttributes", request).path("Attributes");
        return attributes.path("ApproximateNumberOfMessages").asInt()
                + attributes.path("ApproximateNumberOfMessagesNotVisible").asInt();
    }
}
