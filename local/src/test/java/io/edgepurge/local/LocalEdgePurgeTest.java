package io.edgepurge.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.edgepurge.local.function.InvocationResult;
import io.edgepurge.local.function.RecordingFunctionLog;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LocalEdgePurgeTest {
    private final RecordingFunctionLog log = new RecordingFunctionLog();

    @Test
    void the_stack_answers_and_frees_its_ports_when_closed() throws Exception {
        LocalConfig config = config(Optional.empty());
        try (LocalEdgePurge stack = LocalEdgePurge.start(config, Map.of(), log);
                HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> page = get(http, stack.api().resolve("/"));
            assertThat(page.body()).contains("Edge Purge");
            assertThat(stack.template().browserSettings().pageHeaders())
                    .isNotEmpty()
                    .allSatisfy((name, value) ->
                            assertThat(page.headers().firstValue(name)).contains(value));
            assertThat(get(http, stack.api().resolve("/docs/")).statusCode()).isEqualTo(200);
            assertThat(get(http, stack.api().resolve("/v1/nothing")).statusCode())
                    .isEqualTo(404);
            assertThat(get(http, stack.api().resolve("/v1/quota")).statusCode()).isNotIn(404, 500);
            assertThat(stack.invoke("StatusFunction", "{}")).isInstanceOf(InvocationResult.class);
            assertThat(stack.account().endpoint()).isEqualTo(stack.edge().resolve("/demo/"));
        }

        config.ports().requireFree();
    }

    @Test
    void a_port_in_use_prevents_the_start() throws IOException {
        LocalConfig config = config(Optional.empty());

        try (ServerSocket _ = new ServerSocket(config.ports().sqs(), 1, InetAddress.getLoopbackAddress())) {
            assertThatExceptionOfType(StackStartException.class)
                    .isThrownBy(() -> LocalEdgePurge.start(config, Map.of(), log))
                    .withMessageContaining("(sqs) is in use");
        }
    }

    @Test
    void an_unwritable_folder_prevents_the_start(@TempDir Path folder) throws IOException {
        Path file = Files.createFile(folder.resolve("file"));

        assertThatExceptionOfType(StackStartException.class)
                .isThrownBy(() -> LocalEdgePurge.start(config(Optional.of(file)), Map.of(), log))
                .withMessageContaining("cannot write to the folder " + file);
    }

    @Test
    void an_invalid_template_prevents_the_start(@TempDir Path project) {
        LocalConfig config = new LocalConfig(project, Ports.free(), Optional.empty(), 1000, Duration.ofSeconds(2));

        assertThatExceptionOfType(StackStartException.class)
                .isThrownBy(() -> LocalEdgePurge.start(config, Map.of(), log))
                .withMessageContaining("template.yaml");
    }

    private static LocalConfig config(Optional<Path> tables) {
        return new LocalConfig(Path.of(".."), Ports.free(), tables, 1000, Duration.ofSeconds(2));
    }

    private static HttpResponse<String> get(HttpClient http, URI uri) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
    }
}
