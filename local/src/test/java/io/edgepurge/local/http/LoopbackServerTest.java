package io.edgepurge.local.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.BindException;
import java.net.HttpURLConnection;
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
    void a_closed_server_frees_its_port() throws IOException {
        LoopbackServer server = LoopbackServer.start(0, exchange -> {});
        int port = server.uri().getPort();

        server.close();

        LoopbackServer.start(port, exchange -> {}).close();
    }
}
