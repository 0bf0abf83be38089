package io.edgepurge.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/**
 * A client that purges, cancels, and reads. It repeats each request under its idempotency key until it has an answer, because a function
 * may end before it answers.
 */
final class LoadClient implements Callable<Map<String, String>> {
    private final StackClient api;
    private final String name;
    private final Random random;
    private final AtomicInteger answered;
    private final BooleanSupplier stopped;
    private final Map<String, String> purges = new HashMap<>();
    private final Map<String, String> ended = new HashMap<>();

    /**
     * Creates a client.
     *
     * @param answered counts the answers to purges
     * @param stopped ends the client after its current request
     */
    LoadClient(StackClient api, String name, AtomicInteger answered, BooleanSupplier stopped) {
        this.api = api;
        this.name = name;
        this.random = new Random(name.hashCode());
        this.answered = answered;
        this.stopped = stopped;
    }

    /** Sends requests until it is stopped; returns the id of the purge for each idempotency key. */
    @Override
    public Map<String, String> call() {
        for (int number = 0; !stopped.getAsBoolean(); number++) {
            String key = name + "-" + number;
            List<String> urls = urls();
            String id = purge(key, urls);
            purges.put(key, id);
            answered.incrementAndGet();
            switch (random.nextInt(6)) {
                case 0 -> assertThat(purge(key, urls)).isEqualTo(id);
                case 1 -> cancel(id);
                case 2, 3 -> read();
                default -> {}
            }
        }
        return purges;
    }

    private String purge(String key, List<String> urls) {
        HttpResponse<String> answer = untilAnswered(() -> api.post(
                "/v1/purges", Map.of("urls", urls), "Content-Type", "application/json", "Idempotency-Key", key));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        return RunningStack.json(answer).path("id").asText();
    }

    private void cancel(String id) {
        HttpResponse<String> answer = untilAnswered(() -> api.delete("/v1/purges/" + id));
        assertThat(answer.statusCode()).as(answer.body()).isIn(200, 409);
    }

    /** Reads the status of a purge; a terminal status never changes. */
    private void read() {
        List<String> ids = new ArrayList<>(purges.values());
        String id = ids.get(random.nextInt(ids.size()));
        JsonNode purge = RunningStack.json(untilAnswered(() -> api.get("/v1/purges/" + id)));
        String status = purge.path("status").asText();
        String before = ended.getOrDefault(id, status);
        assertThat(status).as(id).isEqualTo(before);
        if (status.matches("completed|failed|cancelled")) {
            ended.put(id, status);
        }
    }

    private static HttpResponse<String> untilAnswered(Callable<HttpResponse<String>> request) {
        try {
            HttpResponse<String> answer = request.call();
            while (answer.statusCode() >= 500) {
                answer = request.call();
            }
            return answer;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private List<String> urls() {
        return Stream.generate(this::url)
                .limit(1 + random.nextInt(3))
                .distinct()
                .toList();
    }

    private String url() {
        String folder = "killed/folder-" + random.nextInt(5);
        return api.url(random.nextInt(8) == 0 ? folder + "/*" : folder + "/" + random.nextInt(40) + ".jpg");
    }
}
