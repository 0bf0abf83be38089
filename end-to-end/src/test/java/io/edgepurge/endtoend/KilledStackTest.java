package io.edgepurge.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills the whole stack, whose tables are kept in a folder. The simulator forgets its invalidations and SQS its messages. A kill takes
 * some seconds, the time in which a stack starts.
 */
class KilledStackTest {
    private static final int KILLS = Boolean.getBoolean("long") ? 20 : 1;
    private static final int PURGES_BEFORE_A_KILL = 12;
    private static final int QUOTA = 1_000;

    private final HttpClient http = HttpClient.newHttpClient();

    @TempDir
    private Path folder = Path.of("");

    @Test
    void a_killed_stack_loses_no_purge_and_charges_none_twice() throws IOException {
        try (StackProcess stack = new StackProcess(Files.createDirectory(folder.resolve("tables")))) {
            StackClient demo = stack.demo(http);
            Map<String, String> ids = new LinkedHashMap<>();
            for (int kill = 0; kill < KILLS; kill++) {
                purgeUntilKilled(stack, demo, kill, ids);
                stack.restart();
                // its doorbell replaces the lost ones
                String last = "kill-" + kill + "-last";
                ids.put(last, idOf(purge(demo, last)));
                repeatAll(demo, ids);
            }

            List<JsonNode> purges = awaitEnd(demo);

            assertThat(purges)
                    .extracting(purge -> purge.path("id").asText())
                    .containsExactlyInAnyOrderElementsOf(ids.values());
            assertThat(purges)
                    .allSatisfy(purge -> assertThat(purge.path("status").asText())
                            .as(purge.toString())
                            .isEqualTo("completed"));
            assertThat(demo.quotaLeft()).isEqualTo(QUOTA - ids.size());
        }
    }

    /** Sends purges one after the other and kills the stack while the last one is on its way. */
    private void purgeUntilKilled(StackProcess stack, StackClient demo, int kill, Map<String, String> ids) {
        for (int number = 0; number < PURGES_BEFORE_A_KILL; number++) {
            String key = "kill-" + kill + "-" + number;
            ids.put(key, idOf(purge(demo, key)));
        }
        try (ExecutorService thread = Executors.newVirtualThreadPerTaskExecutor()) {
            String key = "kill-" + kill + "-interrupted";
            ids.put(key, "");
            Future<HttpResponse<String>> interrupted = thread.submit(() -> purge(demo, key));
            stack.kill();
            // it may have been answered, or accepted without an answer, or neither
            interrupted.cancel(true);
        }
    }

    /** Repeats every request. A repeated key has the first purge. */
    private static void repeatAll(StackClient demo, Map<String, String> ids) {
        ids.replaceAll((key, id) -> {
            String again = idOf(purge(demo, key));
            assertThat(again).isEqualTo(id.isEmpty() ? again : id);
            return again;
        });
    }

    private static HttpResponse<String> purge(StackClient demo, String key) {
        return demo.post(
                "/v1/purges",
                Map.of("urls", List.of(demo.url("killed/" + key + ".jpg"))),
                "Content-Type",
                "application/json",
                "Idempotency-Key",
                key);
    }

    private static String idOf(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        return RunningStack.json(answer).path("id").asText();
    }

    private static List<JsonNode> awaitEnd(StackClient demo) {
        List<JsonNode> purges = new ArrayList<>();
        await().atMost(Duration.ofMinutes(3))
                .pollInterval(Duration.ofSeconds(1))
                .untilAsserted(() -> {
                    purges.clear();
                    purges.addAll(PurgeLists.readAll(demo));
                    assertThat(purges)
                            .noneMatch(purge -> purge.path("status").asText().matches("queued|submitted"));
                });
        return purges;
    }
}
