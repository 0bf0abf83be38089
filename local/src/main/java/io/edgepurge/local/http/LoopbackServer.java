package io.edgepurge.local.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * An HTTP server on 127.0.0.1 that handles each request in a virtual thread. It refuses requests of web pages.
 *
 * <p>It uses the JDK's server, which parses the request target as a {@link URI}. An invalid target ({@code |}, {@code [} in a
 * path, a broken percent sequence) returns 400 before the handler runs. A target such as {@code //a.jpg}, which a URI parses
 * as a host without a path, returns 404. On JDK 25, Nagle's algorithm does not delay responses. On an older JDK, the process
 * must set the system property {@code sun.net.httpserver.nodelay=true} before the first server starts.
 */
public final class LoopbackServer implements AutoCloseable {
    private static final Logger LOG = System.getLogger(LoopbackServer.class.getName());
    private static final String LOOPBACK = "127.0.0.1";
    private static final int DEFAULT_BACKLOG = 0;
    private static final int NO_RESPONSE = -1;
    private static final int NO_BODY = -1;

    private final HttpServer server;
    private final ExecutorService threads;

    private LoopbackServer(HttpServer server, ExecutorService threads) {
        this.server = server;
        this.threads = threads;
    }

    /**
     * Starts listening. An unchecked exception of the handler is logged and returns 500.
     *
     * @param port the port; 0 selects a free one
     * @throws BindException if the port is in use; the message names the port
     */
    public static LoopbackServer start(int port, HttpHandler handler) throws IOException {
        HttpServer server = bind(port);
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        server.setExecutor(threads);
        server.createContext("/", exchange -> handle(exchange, handler))
                .getFilters()
                .add(new RequestGuard(RequestPolicy.PROGRAMS));
        server.start();
        return new LoopbackServer(server, threads);
    }

    /** Returns the URL without a trailing slash. */
    public URI uri() {
        return URI.create("http://" + LOOPBACK + ":" + server.getAddress().getPort());
    }

    /** Stops immediately. Requests in progress are cut off. */
    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private static HttpServer bind(int port) throws IOException {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral(LOOPBACK), port), DEFAULT_BACKLOG);
        } catch (BindException e) {
            BindException taken = new BindException("port " + port + " on " + LOOPBACK + " is in use");
            taken.initCause(e);
            throw taken;
        }
    }

    private static void handle(HttpExchange exchange, HttpHandler handler) throws IOException {
        try (exchange) {
            handleSafely(exchange, handler);
        }
    }

    private static void handleSafely(HttpExchange exchange, HttpHandler handler) throws IOException {
        try {
            handler.handle(exchange);
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "request failed: " + exchange.getRequestURI().getPath(), e);
            if (exchange.getResponseCode() == NO_RESPONSE) {
                exchange.sendResponseHeaders(500, NO_BODY);
            }
        }
    }
}
