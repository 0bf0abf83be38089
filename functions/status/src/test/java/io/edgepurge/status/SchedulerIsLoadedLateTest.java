package io.edgepurge.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Checks that the EventBridge Scheduler client, which is slow to load, is loaded only when needed. */
class SchedulerIsLoadedLateTest {
    private static final String CLIENT = "software.amazon.awssdk.services.scheduler.";
    private static final String EXPRESSIONS = "io.edgepurge.domain.schedule.CronExpression";

    @ParameterizedTest
    @ValueSource(strings = {"quota.json", "purge-status.json", "list.json"})
    void other_routes_do_not_load_the_scheduler_client(String event) throws Exception {
        assertThat(linesOf(event)).containsExactly("answered 200");
    }

    @Test
    void schedules_load_the_scheduler_client() throws Exception {
        assertThat(linesOf("schedules.json"))
                .contains("answered 503")
                .anySatisfy(line -> assertThat(line).contains(CLIENT));
    }

    /** The status code and the scheduler classes that the process loaded. */
    private static List<String> linesOf(String event) throws IOException, InterruptedException {
        return logOf(event)
                .lines()
                .filter(line -> line.startsWith("answered") || line.contains(CLIENT) || line.contains(EXPRESSIONS))
                .toList();
    }

    private static String logOf(String event) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xlog:class+load:stdout",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        OneRequest.class.getName(),
                        event)
                .redirectErrorStream(true)
                .start();
        String log = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor())
                .as(log.substring(Math.max(0, log.length() - 2_000)))
                .isZero();
        return log;
    }
}
