package io.edgepurge.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.edgepurge.local.function.InvocationResult.Failed;
import io.edgepurge.local.function.InvocationResult.Succeeded;
import io.edgepurge.local.gateway.HttpGateway.Api;
import io.edgepurge.local.template.BrowserSettings.Cors;
import io.edgepurge.local.template.FunctionResource.HttpRoute;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CorsHandlerTest {
    private static final String PAGE = "https://page.example";

    private static final Cors ONE_ORIGIN = new Cors(
            List.of(PAGE), List.of("GET", "DELETE"), List.of("authorization", "if-none-match"), List.of("etag"), 60);

    /** A response with CORS headers of the function's own, for every origin. */
    private static final String RESPONSE_WITH_CORS = """
            {"statusCode":200,"headers":{"Access-Control-Allow-Origin":"*","access-control-allow-credentials":"true","ETag":"1"},"body":"it"}""";

    private final HttpClient http = HttpClient.newHttpClient();
    private final AtomicInteger invocations = new AtomicInteger();
    private HttpGateway gateway;

    @BeforeEach
    void start() {
        gateway = gatewayWith(Optional.of(ONE_ORIGIN));
    }

    private HttpGateway gatewayWith(Optional<Cors> cors) {
        List<Route> routes = List.of(
                new Route(new HttpRoute("GET", "/v1/it"), event -> {
                    invocations.incrementAndGet();
                    return new Succeeded(RESPONSE_WITH_CORS);
                }),
                new Route(new HttpRoute("GET", "/v1/broken"), event -> new Failed("{}")));
        return HttpGateway.start(0, new Api(routes, cors), StaticPage.Lookup.EMPTY, Clock.systemUTC());
    }

    @AfterEach
    void close() {
        http.close();
        gateway.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/it", "/v1/nothing", "/"})
    void a_preflight_request_does_not_invoke_a_function(String path) throws Exception {
        HttpResponse<String> response = send(preflightResponse(path, PAGE));

        assertThat(response.statusCode()).isEqualTo(204);
        assertThat(response.body()).isEmpty();
        assertThat(header(response, "Access-Control-Allow-Origin")).contains(PAGE);
        assertThat(header(response, "Access-Control-Allow-Methods")).contains("GET,DELETE");
        assertThat(header(response, "Access-Control-Allow-Headers")).contains("authorization,if-none-match");
        assertThat(header(response, "Access-Control-Max-Age")).contains("60");
        assertThat(header(response, "Access-Control-Allow-Credentials")).isEmpty();
        assertThat(invocations).hasValue(0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://page.example.evil.test",
                "https://evil-page.example",
                "https://a.page.example",
                "http://page.example",
                "https://page.example:8443",
                "https://page.example/",
                "https://page.exampl",
                "HTTPS://PAGE.EXAMPLE",
                "null",
                "*",
                "https://page.example, https://evil.test"
            })
    void other_origins_get_no_cors_headers(String origin) throws Exception {
        assertThat(corsHeaders(send(preflightResponse("/v1/it", origin)))).isEmpty();
        assertThat(corsHeaders(send(request("/v1/it").header("Origin", origin))))
                .isEmpty();
    }

    @Test
    void two_origin_headers_get_no_cors_headers() throws Exception {
        assertThat(corsHeaders(send(request("/v1/it").header("Origin", PAGE).header("Origin", "https://evil.test"))))
                .isEmpty();
    }

    @Test
    void a_page_of_the_allowed_origin_may_read_a_functions_response() throws Exception {
        HttpResponse<String> response = send(request("/v1/it").header("Origin", PAGE));

        assertThat(response.body()).isEqualTo("it");
        assertThat(response.headers().allValues("Access-Control-Allow-Origin")).containsExactly(PAGE);
        assertThat(header(response, "Access-Control-Expose-Headers")).contains("etag");
        assertThat(header(response, "Access-Control-Allow-Credentials")).isEmpty();
        assertThat(header(response, "ETag")).contains("1");
    }

    @Test
    void a_page_of_the_allowed_origin_may_read_a_functions_failure() throws Exception {
        HttpResponse<String> response = send(request("/v1/broken").header("Origin", PAGE));

        assertThat(response.statusCode()).isEqualTo(500);
        assertThat(header(response, "Access-Control-Allow-Origin")).contains(PAGE);
    }

    @Test
    void a_request_without_an_origin_gets_no_cors_headers() throws Exception {
        assertThat(corsHeaders(send(request("/v1/it")))).isEmpty();
        assertThat(corsHeaders(send(request("/v1/it").method("OPTIONS", BodyPublishers.noBody()))))
                .isEmpty();
    }

    @Test
    void an_options_request_without_a_requested_method_is_not_a_preflight_request() throws Exception {
        HttpResponse<String> response =
                send(request("/v1/it").header("Origin", PAGE).method("OPTIONS", BodyPublishers.noBody()));

        assertThat(corsHeaders(response)).isEmpty();
    }

    @Test
    void without_cors_a_preflight_request_is_not_found_and_function_headers_are_kept() throws Exception {
        try (HttpGateway plain = gatewayWith(Optional.empty())) {
            String own = "http://127.0.0.1:" + plain.port();
            HttpResponse<String> preflightResponse = send(to(plain, "/v1/it")
                    .headers("Origin", own, "Access-Control-Request-Method", "GET")
                    .method("OPTIONS", BodyPublishers.noBody()));
            HttpResponse<String> response = send(to(plain, "/v1/it").header("Origin", own));

            assertThat(send(to(plain, "/v1/it").header("Origin", PAGE)).statusCode())
                    .isEqualTo(403);

            assertThat(preflightResponse.statusCode()).isEqualTo(404);
            assertThat(corsHeaders(preflightResponse)).isEmpty();
            assertThat(header(response, "Access-Control-Allow-Origin")).contains("*");
        }
    }

    private HttpRequest.Builder preflightResponse(String path, String origin) {
        return request(path)
                .headers("Origin", origin, "Access-Control-Request-Method", "GET")
                .method("OPTIONS", BodyPublishers.noBody());
    }

    private HttpRequest.Builder request(String path) {
        return to(gateway, path);
    }

    private static HttpRequest.Builder to(HttpGateway gateway, String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + gateway.port() + path));
    }

    private static Optional<String> header(HttpResponse<String> response, String name) {
        return response.headers().firstValue(name);
    }

    private static List<String> corsHeaders(HttpResponse<String> response) {
        return response.headers().map().keySet().stream()
                .filter(name -> name.toLowerCase(Locale.ROOT).startsWith("access-control-"))
                .toList();
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), BodyHandlers.ofString());
    }
}
