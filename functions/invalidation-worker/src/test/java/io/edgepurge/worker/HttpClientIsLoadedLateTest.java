package io.edgepurge.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Java's HTTP client takes time to load, and few distributions have origin caches. */
class HttpClientIsLoadedLateTest {
    private static final String LOADED = "java.net.http.HttpClient ";

    @Test
    void without_origin_caches_the_http_client_is_not_loaded() throws Exception {
        String log = logOf();

        assertThat(log).contains("status=SUBMITTED").doesNotContain(LOADED);
    }

    @Test
    void with_an_origin_cache_the_http_client_is_loaded() throws Exception {
        String log = logOf("cached");

        assertThat(log).contains("http://127.0.0.1:1 refused the connection").contains(LOADED);
    }

    /** Returns the output of the process, including the classes that it loaded. */
    private static String logOf(String... arguments) throws IOException, InterruptedException {
        Stream<String> command = Stream.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xlog:class+load:stdout",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                OneInvocation.class.getName());
        Process process = new ProcessBuilder(
                        Stream.concat(command, Stream.of(arguments)).toList())
                .redirectErrorStream(true)
                .start();
        String log = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(lastLines(log)).isZero();
        return log;
    }

    private static String lastLines(String log) {
        List<String> lines = log.lines().toList();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 20), lines.size()));
    }
}
