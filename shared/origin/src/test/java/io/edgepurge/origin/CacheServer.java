package io.edgepurge.origin;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.edgepurge.domain.account.CacheAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** A cache on the loopback interface that returns the same status for every request. */
final class CacheServer implements AutoCloseable {
    private final HttpServer server;
    final List<ReceivedRequest> requests = new CopyOnWriteArrayList<>();

    CacheServer(int status, Map<String, String> headers) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", exchange -> {
            requests.add(ReceivedRequest.of(exchange));
            headers.forEach(exchange.getResponseHeaders()::set);
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        server.start();
    }

    CacheAddress address(String prefix) {
        return new CacheAddress("http://127.0.0.1:" + server.getAddress().getPort() + prefix);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    /** A received request. */
    record ReceivedRequest(String line, Map<String, List<String>> headers) {
        static ReceivedRequest of(HttpExchange exchange) {
            return new ReceivedRequest(
                    exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + exchange.getProtocol(),
                    Map.copyOf(exchange.getRequestHeaders()));
        }

        String header(String name) {
            return headers.getOrDefault(name, List.of()).toString();
        }
    }
}
