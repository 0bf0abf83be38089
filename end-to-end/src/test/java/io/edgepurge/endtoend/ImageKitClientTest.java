package io.edgepurge.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.edgepurge.domain.account.Grant;
import io.edgepurge.domain.account.KeyId;
import io.edgepurge.domain.account.Scope;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** ImageKit's unmodified Node client, with only its base URL changed. Skipped if Node is not installed. */
@ExtendWith(SharedStack.class)
class ImageKitClientTest {
    private static final Path SOURCES = Path.of("src", "test", "node");

    @TempDir
    private Path folder = Path.of("");

    @Test
    void the_unmodified_client_purges_and_understands_every_refusal(RunningStack running) throws Exception {
        assumeTrue(
                works("node", "--version") && works("npm", "--version"),
                "Node is not installed: the test of ImageKit's client is skipped");
        for (String file : List.of("package.json", "package-lock.json", "purge.mjs")) {
            Files.copy(SOURCES.resolve(file), folder.resolve(file), StandardCopyOption.REPLACE_EXISTING);
        }
        assertThat(run("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund")
                        .exitCode())
                .isZero();

        running.operator()
                .issue(new Grant(new KeyId("spent"), Scope.all(), List.of(), Optional.of(0)), "private_imagekit_spent");
        Output output = run(
                "node",
                "purge.mjs",
                running.stack().api().toString(),
                running.stack().account().key(),
                running.url("node/a.jpg"),
                "private_imagekit_spent");

        assertThat(output.lines()).first().asString().startsWith("requestId ");
        assertThat(output.lines().subList(1, output.lines().size()))
                .containsExactly(
                        "Pending",
                        "Completed",
                        "retry after a lost response true",
                        "unknown id BadRequestError 400",
                        "bad url BadRequestError 400",
                        "wrong key PermissionDeniedError 403",
                        "no key AuthenticationError 401",
                        "no quota left RateLimitError 429",
                        "calls for it 1");
    }

    @Test
    void a_marked_retry_returns_the_completed_purge_and_is_charged_once(RunningStack running) {
        StackClient client = running.operator().addAccount("imagekit-retry", 10);
        String first = requestId(client, "0");
        await().atMost(Duration.ofMinutes(2))
                .until(() -> client.get("/v1/files/purge/" + first).body(), "{\"status\":\"Completed\"}"::equals);

        String retry = requestId(client, "1");

        assertThat(retry).isEqualTo(first);
        assertThat(client.quotaLeft()).isEqualTo(9);
        assertThat(requestId(client, "0")).isNotEqualTo(first);
    }

    private static String requestId(StackClient client, String retryCount) {
        HttpResponse<String> response = client.post(
                "/v1/files/purge",
                Map.of("url", client.url("a.jpg")),
                "Content-Type",
                "application/json",
                "X-Stainless-Retry-Count",
                retryCount);
        assertThat(response.statusCode()).isEqualTo(201);
        return RunningStack.json(response).path("requestId").asText();
    }

    private boolean works(String... command) {
        try {
            return run(command).exitCode() == 0;
        } catch (IOException | InterruptedException e) {
            return false;
        }
    }

    private Output run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(Stream.of(command).toList())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        List<String> lines = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        return new Output(process.waitFor(), lines);
    }

    private record Output(int exitCode, List<String> lines) {}
}
