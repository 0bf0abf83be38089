package io.edgepurge.endtoend;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Measures the AWS calls and units of purges for docs/cost.md. Not part of the build; run it with {@code mvn verify -pl end-to-end
 * -am -Dtest=PurgeCost -Dsurefire.failIfNoSpecifiedTests=false}.
 */
class PurgeCost {
    private static final int PURGES = 10;

    @Test
    void print_calls_and_units_per_purge() {
        try (RecordingAwsProxy proxy = new RecordingAwsProxy();
                RunningStack running = new RunningStack(10_000, proxy)) {
            measure("one URL a purge, one purge at a time", proxy, () -> sequentially(running, 1));
            measure("100 URLs a purge, one purge at a time", proxy, () -> sequentially(running, 100));
            measure("one URL a purge, all at once", proxy, () -> concurrently(running));
        }
    }

    private static void sequentially(RunningStack running, int urls) {
        IntStream.range(0, PURGES)
                .forEach(purge -> awaitEnd(running, purge(running, "alone" + urls + "-" + purge, urls)));
    }

    private static void concurrently(RunningStack running) {
        List<String> locations = IntStream.range(0, PURGES)
                .mapToObj(purge -> purge(running, "together-" + purge, 1))
                .toList();
        locations.forEach(location -> awaitEnd(running, location));
    }

    private static String purge(RunningStack running, String name, int urls) {
        return running.purge(IntStream.range(0, urls)
                        .mapToObj(n -> running.url("cost/" + name + "/" + n + ".jpg"))
                        .toList())
                .headers()
                .firstValue("Location")
                .orElseThrow();
    }

    /** Polls rarely, because polling adds calls that are not part of a purge. */
    private static void awaitEnd(RunningStack running, String location) {
        await().atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofSeconds(5))
                .until(() -> running.get(location).body().contains("\"status\":\"completed\""));
    }

    private static void measure(String title, RecordingAwsProxy proxy, Runnable purges) {
        Map<String, Double> before = proxy.usage().sums();
        purges.run();
        Map<String, Double> after = new TreeMap<>(proxy.usage().sums());
        System.out.println(title + "; per purge:");
        after.forEach((name, sum) ->
                System.out.printf("  %-24s %8.2f%n", name, (sum - before.getOrDefault(name, 0.0)) / PURGES));
    }
}
