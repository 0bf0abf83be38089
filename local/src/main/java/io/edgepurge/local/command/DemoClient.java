package io.edgepurge.local.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;

/** A client for the API and the edge cache. */
final class DemoClient {
    private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(30);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ObjectMapper json = new ObjectMapper();
    private final URI api;
    private final String authorization;

    DemoClient(URI api, String key) {
        this.api = api;
        this.authorization =
                "Basic " + Base64.getEncoder().encodeToString((key + ":").getBytes(StandardCharsets.UTF_8));
    }

    /** A response of the API; {@code body} is JSON. */
    record ApiResponse(int status, String location, JsonNode body) {}

    ApiResponse purgeUrl(String url) {
        return purge("urls", url);
    }

    ApiResponse purgeImage(String url) {
        return purge("images", url);
    }

    private ApiResponse purge(String field, String url) {
        ObjectNode body = json.createObjectNode();
        body.putArray(field).add(url);
        return call(HttpRequest.newBuilder(api.resolve("/v1/purges"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body.toString())));
    }

    ApiResponse get(String location) {
        return call(HttpRequest.newBuilder(api.resolve(location)));
    }

    /** Returns the {@code X-Cache} header, such as {@code Hit from cloudfront}, or the HTTP status if the header is missing. */
    String fetch(URI image) {
        HttpResponse<String> response = send(HttpRequest.newBuilder(image));
        return response.headers().firstValue("X-Cache").orElse("status " + response.statusCode());
    }

    private ApiResponse call(HttpRequest.Builder request) {
        HttpResponse<String> response = send(request.header("Authorization", authorization));
        return new ApiResponse(
                response.statusCode(), response.headers().firstValue("Location").orElse(""), jsonOf(response));
    }

    private JsonNode jsonOf(HttpResponse<String> response) {
        try {
            return json.readTree(response.body());
        } catch (JsonProcessingException e) {
            throw new DemoException(response.request().uri() + " returned invalid JSON: " + response.body());
        }
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        HttpRequest timedRequest = request.timeout(REQUEST_TIMEOUT).build();
        try {
            return http.send(timedRequest, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new DemoException("no response from " + timedRequest.uri()
                    + Optional.ofNullable(e.getMessage())
                            .map(reason -> " (" + reason + ")")
                            .orElse(""));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DemoException("interrupted");
        }
    }
}
