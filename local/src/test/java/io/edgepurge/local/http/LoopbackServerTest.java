package io.edgepurge.local.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.edgepurge.local.edge.RawHttpClient;
import java.io.IOException;
import java.net.BindException;
import java.net.HttpURLConnection;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LoopbackServerTest {
    @Test
    void a_port_in_use_is_named() throws IOException {
        try (LoopbackServer first = LoopbackServer.start(0, exchange -> {})) {
            int port = first.uri().getPort();

            assertThatThrownBy(() -> LoopbackServer.start(port, exchange -> {}).close())
                    .isInstanceOf(BindException.class)
                    .hasMessage("port " + port + " on 127.0.0.1 is in use");
        }
    }

    @Test
    void an_exception_in_a_handler_returns_500() throws IOException {
        try (LoopbackServer server = LoopbackServer.start(0, exchange -> {
            throw new IllegalStateException("on purpose");
        })) {
            HttpURLConnection connection =
                    (HttpURLConnection) server.uri().toURL().openConnection();

            assertThat(connection.getResponseCode()).isEqualTo(500);
        }
    }

    @Test
    void pages_of_other_sites_and_hosts_are_refused_before_the_handler() throws IOException {
        AtomicInteger handled = new AtomicInteger();
        try (LoopbackServer server = LoopbackServer.start(0, exchange -> {
            handled.incrementAndGet();
            exchange.sendResponseHeaders(204, -1);
        })) {
            RawHttpClient.Reply rebound = RawHttpClient.get(server.uri(), "evil.example", "/");
            RawHttpClient.Reply page =
                    RawHttpClient.send(server.uri(), "POST", "localhost", "/", "Origin: http://evil.example");
            RawHttpClient.Reply program = RawHttpClient.get(server.uri(), "localhost", "/");

            assertThat(rebound.status()).isEqualTo(403);
            assertThat(rebound.body()).contains("localhost, 127.0.0.1, and [::1] only");
            assertThat(page.status()).isEqualTo(403);
            assertThat(page.body()).contains("not of other web pages");
            assertThat(program.status()).isEqualTo(204);
            assertThat(handled).hasValue(1);
        }
    }

    @Test
    void a_closed_server_frees_its_port() throws IOException {
        LoopbackServer server = LoopbackServer.start(0, exchange -> {});
        int port = server.uri().getPort();

        server.close();

        LoopbackServer.start(port, exchange -> {}).close();
    }
}
