package io.edgepurge.endtoend;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Measures what purges take of AWS, for docs/cost.md. Not a test, and run by nobody but who asks: {@code mvn verify -pl local -am
 * -Dtest=PurgeCost -Dsurefire.failIfNoSpecifiedTests=false}.
 */
class PurgeCost {
    private static final int PURGES = 10;

    @Test
    void what_a_purge_takes() {
        try (WireTap tap = new WireTap();
                RunningStack running = new RunningStack(10_000, tap)) {
            measure("one URL a purge, one purge at a time", tap, () -> oneByOne(running, 1));
            measure("100 URLs a purge, one purge at a time", tap, () -> oneByOne(running, 100));
            measure("one URL a purge, all at once", tap, () -> atOnce(running));
        }
    }

    private static void oneByOne(RunningStack running, int urls) {
        IntStream.range(0, PURGES)
                .forEach(purge -> awaitEnd(running, purge(running, "alone" + urls + "-" + purge, urls)));
    }

    private static void atOnce(RunningStack running) {
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

    /** Asks rarely: who asks pays for it, and it is not what is measured. */
    private static void awaitEnd(RunningStack running, String location) {
        await().atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofSeconds(5))
                .until(() -> running.get(location).body().contains("\"status\":\"completed\""));
    }

    private static void measure(String title, WireTap tap, Runnable purges) {
        Map<String, Double> before = tap.usage().sums();
        purges.run();
        Map<String, Double> after = new TreeMap<>(tap.usage().sums());
        System.out.println(title + "; a purge took:");
        after.forEach((name, sum) ->
                System.out.printf("  %-24s %8.2f%n", name, (sum - before.getOrDefault(name, 0.0)) / PURGES));
    }
}
