package io.edgepurge.local.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/**
 * A client for the AWS JSON protocol. The AWS SDK would add a second to every start.
 *
 * @see <a href="https://smithy.io/2.0/aws/protocols/aws-json-1_0-protocol.html">AWS JSON 1.0</a>
 */
final class AwsJsonClient implements AutoCloseable {
    /** The services' names in the protocol. */
    static final String DYNAMO_DB = "DynamoDB_20120810";

    static final String SQS = "AmazonSQS";

    private static final int OK = 200;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ObjectMapper json = new ObjectMapper();
    private final URI endpoint;
    private final String target;

    /** Creates a client; {@code target} is {@link #DYNAMO_DB} or {@link #SQS}. */
    AwsJsonClient(URI endpoint, String target) {
        this.endpoint = endpoint;
        this.target = target;
    }

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** Calls an operation. Throws {@link AwsJsonException} if the response is an error or the thread is interrupted. */
    JsonNode call(String operation, JsonNode input) {
        try {
            HttpResponse<String> response = http.send(request(operation, input), BodyHandlers.ofString());
            if (response.statusCode() != OK) {
                throw new AwsJsonException(operation + ": " + response.body());
            }
            return json.readTree(response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AwsJsonException(operation + " was interrupted");
        }
    }

    private HttpRequest request(String operation, JsonNode input) {
        return HttpRequest.newBuilder(endpoint)
                .header("Content-Type", "application/x-amz-json-1.0")
                .header("X-Amz-Target", target + "." + operation)
                .header("Authorization", signature())
                .POST(BodyPublishers.ofString(input.toString()))
                .build();
    }

    /** Emulators do not verify the signature. Some read the service and the region from it. */
    private String signature() {
        return "AWS4-HMAC-SHA256 Credential=local/20260101/eu-central-1/%s/aws4_request, SignedHeaders=host, Signature=0"
                .formatted(target.equals(SQS) ? "sqs" : "dynamodb");
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
