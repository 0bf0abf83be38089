package io.edgepurge.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.edgepurge.local.function.InvocationResult.Failed;
import io.edgepurge.local.function.InvocationResult.Succeeded;
import io.edgepurge.local.template.FunctionResource.HttpRoute;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class HttpGatewayTest {
    private final HttpClient http = HttpClient.newHttpClient();
    private HttpGateway gateway;

    @BeforeEach
    void start() {
        gateway = HttpGateway.start(
                0,
                new HttpGateway.Api(
                        List.of(
                                answering("POST", "/v1/purges", "created"),
                                answering("GET", "/v1/purges/{id}", "one"),
                                answering("GET", "/v1/purges/latest", "latest"),
                                new Route(new HttpRoute("GET", "/v1/broken"), event -> new Failed("{}"))),
                        Optional.empty()),
                HttpGatewayTest::page,
                Clock.systemUTC());
    }

    @AfterEach
    void close() {
        http.close();
        gateway.close();
    }

    @Test
    void a_request_goes_to_the_function_of_its_route() throws Exception {
        assertThat(send(request("/v1/purges").POST(BodyPublishers.ofString("{}")))
                        .body())
                .isEqualTo("created");
        assertThat(send(request("/v1/purges/p1")).body()).isEqualTo("one");
    }

    @Test
    void a_literal_segment_takes_precedence_over_a_parameter() throws Exception {
        assertThat(send(request("/v1/purges/latest")).body()).isEqualTo("latest");
    }

    @Test
    void a_path_without_a_route_is_not_found() throws Exception {
        for (String path : List.of("/v1", "/v1/purges/", "/v1/purges/p1/x", "/v1/purges")) {
            HttpResponse<String> response = send(request(path));

            assertThat(response.statusCode()).as(path).isEqualTo(404);
            assertThat(response.body()).isEqualTo("{\"message\":\"Not Found\"}");
        }
    }

    @Test
    void a_function_that_fails_is_an_internal_error() throws Exception {
        HttpResponse<String> response = send(request("/v1/broken"));

        assertThat(response.statusCode()).isEqualTo(500);
        assertThat(response.body()).isEqualTo("{\"message\":\"Internal Server Error\"}");
    }

    @Test
    void a_body_over_ten_megabytes_is_too_large() throws Exception {
        byte[] most = new byte[10 * 1024 * 1024];
        byte[] more = new byte[most.length + 1];

        assertThat(send(request("/v1/purges").POST(BodyPublishers.ofByteArray(most)))
                        .statusCode())
                .isEqualTo(200);
        assertThat(send(request("/v1/purges").POST(BodyPublishers.ofByteArray(more)))
                        .statusCode())
                .isEqualTo(413);
    }

    @Test
    void a_static_page_is_served_without_a_route() throws Exception {
        HttpResponse<String> page = send(request("/about"));

        assertThat(page.body()).isEqualTo("a page");
        assertThat(page.headers().firstValue("Content-Type")).contains("text/plain");
        assertThat(send(request("/about").method("HEAD", BodyPublishers.noBody()))
                        .statusCode())
                .isEqualTo(200);
        assertThat(send(request("/about").POST(BodyPublishers.noBody())).statusCode())
                .isEqualTo(404);
    }

    private static Route answering(String method, String path, String body) {
        return new Route(
                new HttpRoute(method, path), event -> new Succeeded("{\"statusCode\":200,\"body\":\"" + body + "\"}"));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + gateway.port() + path));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private static Optional<StaticPage> page(String path) {
        return Optional.of(path)
                .filter("/about"::equals)
                .map(about -> new StaticPage(200, Map.of(), "text/plain", "a page".getBytes(StandardCharsets.UTF_8)));
    }
}
