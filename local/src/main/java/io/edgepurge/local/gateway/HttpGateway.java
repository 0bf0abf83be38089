package io.edgepurge.local.gateway;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.edgepurge.local.function.InvocationResult;
import io.edgepurge.local.http.RequestGuard;
import io.edgepurge.local.http.RequestPolicy;
import io.edgepurge.local.template.BrowserSettings.Cors;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * An API Gateway HTTP API emulator: listens on a loopback port and routes each request to a function. Unlike API Gateway, it refuses
 * requests of pages whose origin the CORS configuration does not allow, because every page in a browser can reach the port.
 */
public final class HttpGateway implements AutoCloseable {
    /** @see <a href="https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-quotas.html">Payload size</a> */
    private static final int MAX_BODY_BYTES = 10 * 1024 * 1024;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Route> routes;
    private final CorsHandler cors;
    private final StaticPage.Lookup pages;
    private final Clock clock;

    private HttpGateway(HttpServer server, Api api, StaticPage.Lookup pages, Clock clock) {
        this.server = server;
        this.routes = api.routes();
        this.cors = new CorsHandler(api.cors());
        this.pages = pages;
        this.clock = clock;
    }

    /**
     * The routes of an API.
     *
     * @param cors the CORS configuration; empty if CORS is not configured
     */
    public record Api(List<Route> routes, Optional<Cors> cors) {
        public Api {
            routes = List.copyOf(routes);
        }
    }

    /**
     * Starts listening.
     *
     * @param port the port; 0 selects a free one
     * @param pages the static pages, served for paths without a route
     */
    public static HttpGateway start(int port, Api api, StaticPage.Lookup pages, Clock clock) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            HttpGateway gateway = new HttpGateway(server, api, pages, clock);
            server.setExecutor(gateway.threads);
            server.createContext("/", gateway::handle).getFilters().add(new RequestGuard(policy(api)));
            server.start();
            return gateway;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot listen on port " + port, e);
        }
    }

    private static RequestPolicy policy(Api api) {
        return new RequestPolicy(api.cors().map(Cors::origins).map(Set::copyOf).orElse(Set.of()), true);
    }

    /** Returns the port. */
    public int port() {
        return server.getAddress().getPort();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String requestId = UUID.randomUUID().toString();
            GatewayResponse response = respond(exchange, requestId);
            response.headers().forEach(header -> exchange.getResponseHeaders().add(header.getKey(), header.getValue()));
            exchange.getResponseHeaders().set("Apigw-Requestid", requestId);
            send(exchange, response);
        }
    }

    private static void send(HttpExchange exchange, GatewayResponse response) throws IOException {
        byte[] body = response.body().bytes();
        boolean bodiless = body.length == 0 || exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(response.status(), bodiless ? -1 : body.length);
        if (!bodiless) {
            exchange.getResponseBody().write(body);
        }
    }

    private GatewayResponse respond(HttpExchange exchange, String requestId) throws IOException {
        byte[] body = exchange.getRequestBody().readNBytes(MAX_BODY_BYTES + 1);
        if (body.length > MAX_BODY_BYTES) {
            drain(exchange.getRequestBody());
            return GatewayResponse.error(413, "Request Entity Too Large");
        }
        GatewayRequest request = new GatewayRequest(
                exchange.getRequestMethod(),
                exchange.getRequestURI(),
                exchange.getRequestHeaders(),
                new Body(body),
                exchange.getRemoteAddress().getAddress().getHostAddress());
        return route(request, requestId);
    }

    /**
     * Reads the rest of the body. A client that is still sending would otherwise see a broken connection instead of the
     * response.
     */
    private static void drain(InputStream body) throws IOException {
        body.transferTo(OutputStream.nullOutputStream());
    }

    private GatewayResponse route(GatewayRequest request, String requestId) {
        Optional<GatewayResponse> preflight = cors.preflightResponse(request);
        if (preflight.isPresent()) {
            return preflight.get();
        }
        Optional<Route.Match> match = Route.find(routes, request);
        if (match.isEmpty()) {
            return staticPage(request);
        }
        GatewayEvent event = new GatewayEvent(request, match.get(), requestId, clock.instant());
        InvocationResult result =
                match.get().route().function().invoke(event.json().toString());
        return cors.withCorsHeaders(GatewayResponse.ofResult(result), request);
    }

    private GatewayResponse staticPage(GatewayRequest request) {
        return Optional.of(request.path())
                .filter(path -> List.of("GET", "HEAD").contains(request.method()))
                .flatMap(pages::find)
                .map(GatewayResponse::ofPage)
                .orElseGet(() -> GatewayResponse.error(404, "Not Found"));
    }

    /** Stops immediately. Requests in flight get no response. */
    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
