package io.edgepurge.worker;

import static io.edgepurge.worker.EmptyPlanStore.ONE;
import static io.edgepurge.worker.EmptyPlanStore.TWO;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import io.edgepurge.worker.Bells.DoorbellRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class InvalidationWorkerHandlerTest {
    private static final String NONE_FAILED = "{\"batchItemFailures\":[]}";
    private static final Map<String, String> ANSWERS = Map.of(
            "doorbell.json", NONE_FAILED,
            "doorbell-at.json", NONE_FAILED,
            "sweep.json", NONE_FAILED,
            "garbage.json", failed("059f36b4-87a3-44ab-83d2-661975720001"),
            "batch.json", failed("059f36b4-87a3-44ab-83d2-661975720003"));

    private final WorkerFixture fixture = new WorkerFixture();

    @ParameterizedTest
    @MethodSource("events")
    void each_event_is_answered(String file) {
        assertThat(ANSWERS).containsKey(file);
        assertThat(fixture.answerTo(file)).isEqualTo(ANSWERS.get(file));
    }

    @Test
    void without_time_for_a_run_the_distribution_is_rung_for_again() {
        fixture.remainingMillis = 49_000;

        assertThat(fixture.answerTo("doorbell.json")).isEqualTo("{\"batchItemFailures\":[]}");

        assertThat(fixture.plans.looks).isEmpty();
        assertThat(fixture.doorbells.rung()).isNotEmpty();
    }

    @Test
    void origin_caches_are_cleared_after_every_bell_is_answered() {
        fixture.plans.cached.add(ONE);

        fixture.answerTo("batch.json");

        assertThat(fixture.clearances.looks).containsExactly(ONE);
        assertThat(fixture.plans.looks).containsExactly(ONE, TWO);
    }

    @Test
    void a_distribution_without_origin_caches_costs_no_look_at_them() {
        fixture.answerTo("batch.json");

        assertThat(fixture.clearances.looks).isEmpty();
    }

    @Test
    void without_time_for_clearing_the_distribution_is_rung_for_again() {
        fixture.plans.cached.add(ONE);
        fixture.remainingMillis = 64_000;

        assertThat(fixture.answerTo("doorbell.json")).isEqualTo(NONE_FAILED);

        assertThat(fixture.plans.looks).containsExactly(ONE);
        assertThat(fixture.clearances.looks).isEmpty();
        assertThat(fixture.doorbells.rung()).containsExactly(ONE);
    }

    @Test
    void failed_clearing_gives_back_the_messages_of_the_distributions_with_caches() {
        fixture.plans.cached.add(TWO);
        fixture.clearances.outOfReach = true;

        assertThat(fixture.answerTo("batch.json"))
                .isEqualTo(failed("059f36b4-87a3-44ab-83d2-661975720003", "059f36b4-87a3-44ab-83d2-661975720002"));
    }

    @Test
    void a_doorbell_makes_it_look_at_the_distribution() {
        fixture.answerTo("doorbell.json");

        assertThat(fixture.plans.looks).containsExactly(ONE);
    }

    @Test
    void a_sweep_rings_for_every_distribution() {
        fixture.answerTo("sweep.json");

        assertThat(fixture.doorbells.rung()).containsExactly(ONE, TWO);
    }

    @Test
    void a_distribution_is_looked_at_once_however_many_bells_rang() {
        fixture.answerTo("batch.json");

        assertThat(fixture.plans.looks).containsExactly(ONE, TWO);
    }

    @Test
    void the_bells_of_a_distribution_are_answered_together() {
        Bells doorbells = Bells.in(WorkerFixture.event("batch.json"));

        assertThat(doorbells.looks().get(ONE))
                .extracting(DoorbellRecord::messageId)
                .containsExactly("059f36b4-87a3-44ab-83d2-661975720001", "059f36b4-87a3-44ab-83d2-661975720004");
        assertThat(doorbells.looks().get(ONE))
                .extracting(doorbell -> doorbell.look().setFor())
                .containsExactly(Optional.empty(), Optional.of(Instant.parse("2026-01-30T12:00:05Z")));
    }

    @Test
    void a_failing_distribution_fails_its_own_messages_alone() {
        fixture.plans.outOfReach.add(ONE);

        String answer = fixture.answerTo("batch.json");

        assertThat(answer)
                .isEqualTo(failed(
                        "059f36b4-87a3-44ab-83d2-661975720003",
                        "059f36b4-87a3-44ab-83d2-661975720001",
                        "059f36b4-87a3-44ab-83d2-661975720004"));
        assertThat(fixture.plans.looks).containsExactly(TWO);
    }

    @Test
    void a_failing_sweep_fails_its_own_messages_alone() {
        fixture.plans.listOutOfReach = true;

        assertThat(fixture.answerTo("sweep.json")).isEqualTo(failed("059f36b4-87a3-44ab-83d2-661975720001"));
        assertThat(fixture.answerTo("doorbell.json")).isEqualTo(NONE_FAILED);
    }

    @Test
    void an_event_without_messages_asks_for_nothing() {
        Bells doorbells = Bells.in(new SQSEvent());

        assertThat(doorbells.all()).isEmpty();
    }

    static List<String> events() throws IOException {
        try (Stream<Path> files = Files.list(WorkerFixture.EVENTS)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private static String failed(String... messageIds) {
        List<String> failures = Stream.of(messageIds)
                .map(id -> "{\"itemIdentifier\":\"" + id + "\"}")
                .toList();
        return "{\"batchItemFailures\":[" + String.join(",", failures) + "]}";
    }
}
