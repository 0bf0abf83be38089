package io.edgepurge.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Kills the processes of the API, status, and worker functions under load. It takes about a second for each kill, the time in which a
 * function starts.
 */
class KilledProcessesTest {
    private static final int QUOTA = 1_000_000;
    private static final int CLIENTS = 3;
    private static final int KILLS = Boolean.getBoolean("long") ? 200 : 12;
    private static final int ANSWERS_BETWEEN_KILLS = 4;

    private final AtomicBoolean stopped = new AtomicBoolean();
    private final AtomicInteger answered = new AtomicInteger();

    @Test
    void killed_functions_lose_no_purge_and_charge_none_twice()
            throws IOException, InterruptedException, ExecutionException {
        FunctionProcesses processes = new FunctionProcesses();
        try (RunningStack running = new RunningStack(QUOTA);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            running.operator().liftCloudFrontThrottle();
            List<Future<Map<String, String>>> clients = IntStream.range(0, CLIENTS)
                    .<Callable<Map<String, String>>>mapToObj(
                            number -> new LoadClient(running.demo(), "client-" + number, answered, stopped::get))
                    .map(threads::submit)
                    .toList();
            try {
                IntStream.range(0, KILLS).forEach(kill -> killAfterSomeAnswers(processes));
            } finally {
                stopped.set(true);
            }
            List<String> ids = new ArrayList<>();
            for (Future<Map<String, String>> client : clients) {
                ids.addAll(client.get().values());
            }

            PurgeAudit audit = new PurgeAudit(running, QUOTA);
            assertThat(ids).doesNotHaveDuplicates().hasSizeGreaterThan(KILLS * ANSWERS_BETWEEN_KILLS);
            awaitEnd(running, audit);
            audit.check(ids);
        }
    }

    private void killAfterSomeAnswers(FunctionProcesses processes) {
        int enough = answered.get() + ANSWERS_BETWEEN_KILLS;
        await().atMost(Duration.ofMinutes(1)).until(() -> answered.get() >= enough && processes.killOne());
    }

    /** Waits for the end of all purges. The sweep replaces the doorbells of killed workers; the schedule would take a minute. */
    private static void awaitEnd(RunningStack running, PurgeAudit audit) throws IOException {
        String sweep = Files.readString(Path.of("../events/invalidation-worker/sweep.json"));
        await().atMost(Duration.ofMinutes(5))
                .pollInterval(Duration.ofSeconds(1))
                .untilAsserted(() -> {
                    running.stack().invoke("InvalidationWorkerFunction", sweep);
                    assertThat(audit.unfinished()).isEmpty();
                });
    }
}
