package io.edgepurge.conformance.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.edgepurge.conformance.openapi.TestRequest.Body;
import io.edgepurge.conformance.openapi.TestRequest.Fault;
import io.edgepurge.local.LocalConfig;
import io.edgepurge.local.LocalEdgePurge;
import io.edgepurge.local.Ports;
import io.edgepurge.local.function.RecordingFunctionLog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.awaitility.Awaitility;

/** The local stack, the OpenAPI document that it serves, and a second API over a faulty DynamoDB. */
final class DocumentedStack implements AutoCloseable {
    private final HttpClient http = HttpClient.newHttpClient();
    private final LocalEdgePurge stack = LocalEdgePurge.start(
            new LocalConfig(Path.of(".."), Ports.free(), Optional.empty(), 100_000, Duration.ofMillis(100)),
            Map.of(),
            new RecordingFunctionLog());
    private final FaultyApi faulty = new FaultyApi(stack);
    private final Keys keys = new Keys(stack);
    private final Document document = Document.read(get("/openapi.yaml").body());

    /** Requested before all other purges, which would use up the rate limit of the CloudFront API. */
    private final String first =
            accepted(TestRequest.to("createPurge", keys.demo()).with(urls(url("openapi/soon.jpg"))));

    Document document() {
        return document;
    }

    Keys keys() {
        return keys;
    }

    LocalEdgePurge stack() {
        return stack;
    }

    /** Fetches a path of the API without a key. */
    HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(URI.create(stack.api() + path)));
    }

    /** Returns a URL below the endpoint of the demo account. */
    String url(String relative) {
        return stack.account().endpoint() + relative;
    }

    /** Returns the body of a purge. */
    JsonNode urls(String... urls) {
        var body = JsonNodeFactory.instance.objectNode();
        List.of(urls).forEach(body.putArray("urls")::add);
        return body;
    }

    /** Creates a purge for later; returns its ID. */
    String waiting() {
        String later = Instant.now()
                .plus(1, ChronoUnit.DAYS)
                .truncatedTo(ChronoUnit.SECONDS)
                .toString();
        JsonNode body = ((ObjectNode) urls(url("openapi/later.jpg"))).put("notBefore", later);
        return accepted(TestRequest.to("createPurge", keys.demo()).with(body));
    }

    /** Returns the ID of a completed purge. */
    String completed() {
        return await(first, purge -> purge.path("status").asText().equals("completed"));
    }

    /** Creates and completes a purge whose URL was never visited; returns its ID. */
    String anotherCompleted() {
        String id = accepted(
                TestRequest.to("createPurge", keys.demo()).with(urls(url("openapi/" + UUID.randomUUID() + ".jpg"))));
        return await(id, purge -> purge.path("status").asText().equals("completed"));
    }

    /** Creates and completes a purge whose URL was visited a moment ago; returns its ID. */
    String verified() {
        JsonNode body = ((ObjectNode) urls(url("openapi/verified.jpg"))).put("verify", true);
        String id = accepted(TestRequest.to("createPurge", keys.demo()).with(body));
        return await(id, purge -> purge.at("/items/0/verification").has("checkedAt"));
    }

    private String await(String id, Predicate<JsonNode> done) {
        Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .until(() -> done.test(
                        json(send(TestRequest.to("getPurge", keys.demo()).with("id", id)))));
        return id;
    }

    private String accepted(TestRequest sent) {
        HttpResponse<String> answer = send(sent);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        return json(answer).path("id").asText();
    }

    /** Sends a request with its fault; one at a time, because a fault affects the whole API. */
    synchronized HttpResponse<String> send(TestRequest sent) {
        if (sent.fault() == Fault.NONE) {
            return send(new RequestOf(document, sent).at(stack.api()));
        }
        faulty.set(sent.fault());
        try {
            return send(new RequestOf(document, sent).at(faulty.uri()));
        } finally {
            faulty.set(Fault.NONE);
        }
    }

    static JsonNode json(HttpResponse<String> answer) {
        try {
            return new ObjectMapper().readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    @Override
    public void close() {
        http.close();
        faulty.close();
        stack.close();
    }

    /** A request over HTTP. */
    private record RequestOf(Document document, TestRequest sent) {
        HttpRequest.Builder at(URI api) {
            Operation operation = document.operation(sent.operation());
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(api + RequestTargets.of(operation, sent)))
                    .method(
                            operation.method().toUpperCase(Locale.ROOT),
                            sent.body()
                                    .map(body -> BodyPublishers.ofString(body.text()))
                                    .orElse(BodyPublishers.noBody()));
            sent.body().map(Body::contentType).ifPresent(type -> request.header("Content-Type", type));
            sent.key().ifPresent(key -> request.header("Authorization", "Bearer " + key));
            sent.values()
                    .forEach((name, value) -> operation
                            .parameter(name)
                            .filter(parameter -> parameter.in().equals("header"))
                            .ifPresent(header -> request.header(name, value)));
            return request;
        }
    }
}
