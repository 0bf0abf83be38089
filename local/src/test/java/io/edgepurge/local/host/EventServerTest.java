package io.edgepurge.local.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.edgepurge.local.edge.RawHttpClient;
import java.io.IOException;
import java.net.URI;
import org.junit.jupiter.api.Test;

class EventServerTest {
    @Test
    void a_web_page_cannot_invoke_a_function() throws IOException {
        URI function = URI.create("http://127.0.0.1:"
                + EventServer.start((event, context) -> {
                    throw new AssertionError("invoked");
                }));

        assertThat(RawHttpClient.send(function, "POST", "evil.example", "/").status())
                .isEqualTo(403);
        assertThat(RawHttpClient.send(function, "POST", "127.0.0.1", "/", "Origin: http://evil.example")
                        .status())
                .isEqualTo(403);
    }
}
