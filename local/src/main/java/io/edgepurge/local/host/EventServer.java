package io.edgepurge.local.host;

import com.amazonaws.services.lambda.runtime.Context;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.edgepurge.local.http.RequestGuard;
import io.edgepurge.local.http.RequestPolicy;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.Executors;

/** Receives events as POST bodies. Returns 200 with the handler's result, or 500 with the exception. */
final class EventServer {
    private static final int OK = 200;
    private static final int FUNCTION_ERROR = 500;

    private final Handler handler;

    private EventServer(Handler handler) {
        this.handler = handler;
    }

    /** Starts the server and returns its port. */
    static int start(Handler handler) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", new EventServer(handler)::handle)
                .getFilters()
                .add(new RequestGuard(RequestPolicy.PROGRAMS));
        server.start();
        return server.getAddress().getPort();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] event = exchange.getRequestBody().readAllBytes();
            Context context = contextOf(exchange.getRequestHeaders());
            try {
                respond(exchange, OK, handler.handle(event, context));
            } catch (Throwable failure) {
                failure.printStackTrace();
                respond(exchange, FUNCTION_ERROR, LambdaError.of(failure).toByteArray());
            }
        }
    }

    private static void respond(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    private static Context contextOf(Headers headers) {
        Instant deadline = Instant.ofEpochMilli(Long.parseLong(header(headers, "Lambda-Runtime-Deadline-Ms")));
        return new HostContext(
                header(headers, "Lambda-Runtime-Aws-Request-Id"), deadline, Clock.systemUTC(), System.getenv());
    }

    private static String header(Headers headers, String name) {
        return Objects.requireNonNull(headers.getFirst(name), name);
    }
}
