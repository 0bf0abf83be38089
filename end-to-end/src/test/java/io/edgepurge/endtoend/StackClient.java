package io.edgepurge.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/**
 * Calls the API with one key.
 *
 * @param endpoint a URL endpoint of the key's account
 */
record StackClient(HttpClient http, URI api, URI endpoint, String key) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Returns a URL below the endpoint. */
    String url(String relative) {
        return endpoint + relative;
    }

    HttpResponse<String> post(String path, Object body, String... headers) {
        try {
            return send(authorized(path)
                    .headers(headers.length == 0 ? new String[] {"Content-Type", "application/json"} : headers)
                    .POST(BodyPublishers.ofString(JSON.writeValueAsString(body))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    HttpResponse<String> purge(List<String> urls, String... headers) {
        return post("/v1/purges", Map.of("urls", urls), headers);
    }

    HttpResponse<String> get(String path) {
        return send(authorized(path));
    }

    HttpResponse<String> delete(String path) {
        return send(authorized(path).DELETE());
    }

    /** Waits until an accepted purge has ended; returns its status. */
    JsonNode awaitEnd(HttpResponse<String> accepted) {
        assertThat(accepted.statusCode()).as(accepted.body()).isEqualTo(202);
        return awaitEnd(accepted.headers().firstValue("Location").orElseThrow());
    }

    /** Waits until the purge at a location has ended; returns its status. */
    JsonNode awaitEnd(String location) {
        return await().atMost(Duration.ofMinutes(2))
                .until(
                        () -> RunningStack.json(get(location)),
                        purge -> !purge.path("status").asText().matches("queued|submitted"));
    }

    /** Waits until the purge with an ID has ended; returns its status. */
    JsonNode awaitEndOf(String id) {
        return awaitEnd("/v1/purges/" + id);
    }

    /** Waits until the first item of an accepted purge has been visited; returns the purge. */
    JsonNode awaitVisit(HttpResponse<String> accepted) {
        assertThat(accepted.statusCode()).as(accepted.body()).isEqualTo(202);
        return awaitVisit(accepted.headers().firstValue("Location").orElseThrow());
    }

    /** Waits until the first item of the purge at a location has been visited; returns the purge. */
    JsonNode awaitVisit(String location) {
        return await().atMost(Duration.ofMinutes(2))
                .until(
                        () -> RunningStack.json(get(location)),
                        purge -> purge.at("/items/0/verification").has("checkedAt"));
    }

    int quotaLeft() {
        return RunningStack.json(get("/v1/quota")).path("left").asInt();
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private HttpRequest.Builder authorized(String path) {
        String credentials = Base64.getEncoder().encodeToString((key + ":do_not_set").getBytes(StandardCharsets.UTF_8));
        return HttpRequest.newBuilder(api.resolve(path)).header("Authorization", "Basic " + credentials);
    }
}
