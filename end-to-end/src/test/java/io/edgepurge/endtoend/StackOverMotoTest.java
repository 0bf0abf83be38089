package io.edgepurge.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.edgepurge.local.AwsBackendLocation.External;
import io.edgepurge.local.StackStartException;
import io.edgepurge.standin.Moto;
import io.edgepurge.standin.StandIn;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The local stack with its tables and queues in moto, a third-party AWS emulator. Skipped if moto is not installed. */
class StackOverMotoTest {
    @RegisterExtension
    static final Moto MOTO = new Moto(System.getenv());

    @Test
    void a_purge_completes_and_tables_and_queues_are_deleted_afterwards() throws Exception {
        StandIn moto = MOTO.standIn();
        try (RunningStack running = new RunningStack(10, new External(moto.dynamoDb(), moto.sqs()))) {
            String location = running.purge(List.of(running.url("moto/a.jpg")))
                    .headers()
                    .firstValue("Location")
                    .orElseThrow();

            await().atMost(Duration.ofMinutes(2))
                    .until(() -> statusOf(running, location).equals("completed"));
            assertThat(names("dynamodb", "DynamoDB_20120810.ListTables", "TableNames"))
                    .hasSize(1)
                    .allMatch(name -> name.matches("edgepurge-[0-9a-f]{8}-PurgeTable"));
            assertThat(names("sqs", "AmazonSQS.ListQueues", "QueueUrls")).hasSizeGreaterThan(1);
        }

        assertThat(names("dynamodb", "DynamoDB_20120810.ListTables", "TableNames"))
                .isEmpty();
        assertThat(names("sqs", "AmazonSQS.ListQueues", "QueueUrls")).isEmpty();
    }

    @Test
    void the_stack_reports_an_unreachable_emulator() {
        URI nowhere = URI.create("http://127.0.0.1:1");

        assertThatExceptionOfType(StackStartException.class)
                .isThrownBy(() -> new RunningStack(10, new External(nowhere, nowhere)))
                .withMessage("no response from http://127.0.0.1:1: is the AWS emulator running?");
    }

    private static String statusOf(RunningStack running, String location) {
        return RunningStack.json(running.get(location)).path("status").asText();
    }

    private static List<String> names(String service, String operation, String field)
            throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(MOTO.standIn().dynamoDb())
                    .header("Content-Type", "application/x-amz-json-1.0")
                    .header("X-Amz-Target", operation)
                    .header(
                            "Authorization",
                            "AWS4-HMAC-SHA256 Credential=local/20260101/eu-central-1/" + service
                                    + "/aws4_request, SignedHeaders=host, Signature=0")
                    .POST(BodyPublishers.ofString("{}"))
                    .build();
            return RunningStack.json(http.send(request, BodyHandlers.ofString()))
                    .path(field)
                    .valueStream()
                    .map(JsonNode::asText)
                    .toList();
        }
    }
}
