package io.edgepurge.local;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;

/** CloudFront, its edge and an origin behind it. Holds their ports until the simulator is plugged in here. */
final class EdgeStandIn implements AutoCloseable {
    private static final int NOT_IMPLEMENTED = 501;

    private final List<HttpServer> servers;

    private EdgeStandIn(List<HttpServer> servers) {
        this.servers = servers;
    }

    static EdgeStandIn start(LocalConfig config) {
        return new EdgeStandIn(
                List.of(refusing(config.ports().edge()), refusing(config.ports().cloudFront())));
    }

    private static HttpServer refusing(int port) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            server.createContext("/", exchange -> {
                exchange.sendResponseHeaders(NOT_IMPLEMENTED, -1);
                exchange.close();
            });
            server.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot listen on port " + port, e);
        }
    }

    @Override
    public void close() {
        servers.forEach(server -> server.stop(0));
    }
}
