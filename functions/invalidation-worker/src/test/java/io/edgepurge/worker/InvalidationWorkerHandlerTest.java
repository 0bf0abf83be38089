package io.edgepurge.worker;

import static io.edgepurge.worker.EmptyPlanStore.ONE;
import static io.edgepurge.worker.EmptyPlanStore.TWO;
import static org.assertj.core.api.Assertions.assertThat;

import io.edgepurge.aws.SqsBatch;
import io.edgepurge.worker.DoorbellBatch.ReconcileRequest;
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
    private static final Map<String, String> RESPONSES = Map.of(
            "doorbell.json", NONE_FAILED,
            "doorbell-at.json", NONE_FAILED,
            "sweep.json", NONE_FAILED,
            "garbage.json", failed("059f36b4-87a3-44ab-83d2-661975720001"),
            "batch.json", failed("059f36b4-87a3-44ab-83d2-661975720003"));

    private final WorkerFixture fixture = new WorkerFixture();

    @ParameterizedTest
    @MethodSource("events")
    void each_sample_event_gets_its_response(String file) {
        assertThat(RESPONSES).containsKey(file);
        assertThat(fixture.responseTo(file)).isEqualTo(RESPONSES.get(file));
    }

    @Test
    void only_a_sweep_with_enough_time_checks_a_distribution() {
        fixture.responseTo("doorbell.json");
        assertThat(fixture.checks).isZero();

        fixture.responseTo("sweep.json");
        assertThat(fixture.checks).isEqualTo(1);

        fixture.remainingMillis = 59_000;
        fixture.responseTo("sweep.json");
        assertThat(fixture.checks).isEqualTo(1);
    }

    @Test
    void without_time_to_reconcile_the_distribution_is_requeued() {
        fixture.remainingMillis = 49_000;

        assertThat(fixture.responseTo("doorbell.json")).isEqualTo("{\"batchItemFailures\":[]}");

        assertThat(fixture.plans.read).isEmpty();
        assertThat(fixture.doorbells.notified()).isNotEmpty();
    }

    @Test
    void origin_caches_are_cleared_after_all_distributions_are_reconciled() {
        fixture.plans.cached.add(ONE);

        fixture.responseTo("batch.json");

        assertThat(fixture.clearances.read).containsExactly(ONE);
        assertThat(fixture.plans.read).containsExactly(ONE, TWO);
    }

    @Test
    void a_distribution_without_origin_caches_reads_no_backlog() {
        fixture.responseTo("batch.json");

        assertThat(fixture.clearances.read).isEmpty();
    }

    @Test
    void without_time_to_clear_the_distribution_is_requeued() {
        fixture.plans.cached.add(ONE);
        fixture.remainingMillis = 79_000;

        assertThat(fixture.responseTo("doorbell.json")).isEqualTo(NONE_FAILED);

        assertThat(fixture.plans.read).containsExactly(ONE);
        assertThat(fixture.clearances.read).isEmpty();
        assertThat(fixture.doorbells.notified()).containsExactly(ONE);
    }

    @Test
    void failed_clearing_returns_the_messages_of_distributions_with_caches() {
        fixture.plans.cached.add(TWO);
        fixture.clearances.unavailable = true;

        assertThat(fixture.responseTo("batch.json"))
                .isEqualTo(failed("059f36b4-87a3-44ab-83d2-661975720003", "059f36b4-87a3-44ab-83d2-661975720002"));
    }

    @Test
    void urls_are_visited_after_origin_caches_are_cleared() {
        fixture.plans.cached.add(ONE);
        fixture.plans.visited.add(ONE);

        fixture.responseTo("batch.json");

        assertThat(fixture.clearances.read).containsExactly(ONE);
        assertThat(fixture.visits.read).containsExactly(ONE);
    }

    @Test
    void a_distribution_without_scheduled_visits_reads_none() {
        fixture.responseTo("batch.json");

        assertThat(fixture.visits.read).isEmpty();
    }

    @Test
    void failed_visits_return_the_messages_of_their_distributions() {
        fixture.plans.visited.add(ONE);
        fixture.visits.unavailable = true;

        assertThat(fixture.responseTo("doorbell.json")).contains("itemIdentifier");
    }

    @Test
    void a_doorbell_reconciles_its_distribution() {
        fixture.responseTo("doorbell.json");

        assertThat(fixture.plans.read).containsExactly(ONE);
    }

    @Test
    void a_sweep_sends_a_doorbell_for_every_distribution() {
        fixture.responseTo("sweep.json");

        assertThat(fixture.doorbells.notified()).containsExactly(ONE, TWO);
    }

    @Test
    void a_distribution_is_reconciled_once_for_several_doorbells() {
        fixture.responseTo("batch.json");

        assertThat(fixture.plans.read).containsExactly(ONE, TWO);
    }

    @Test
    void doorbells_are_grouped_by_distribution() {
        DoorbellBatch batch = DoorbellBatch.of(SqsBatch.parse(WorkerFixture.event("batch.json")));

        assertThat(batch.byDistribution().get(ONE))
                .extracting(ReconcileRequest::messageId)
                .containsExactly("059f36b4-87a3-44ab-83d2-661975720001", "059f36b4-87a3-44ab-83d2-661975720004");
        assertThat(batch.byDistribution().get(ONE))
                .extracting(request -> request.message().scheduledFor())
                .containsExactly(Optional.empty(), Optional.of(Instant.parse("2026-01-30T12:00:05Z")));
    }

    @Test
    void a_failing_distribution_fails_only_its_own_messages() {
        fixture.plans.unavailable.add(ONE);

        assertOnlyTheOtherDistributionIsReconciled();
    }

    @Test
    void an_error_fails_only_the_messages_of_its_distribution() {
        fixture.plans.broken.add(ONE);

        assertOnlyTheOtherDistributionIsReconciled();
    }

    private void assertOnlyTheOtherDistributionIsReconciled() {
        String response = fixture.responseTo("batch.json");

        assertThat(response)
                .isEqualTo(failed(
                        "059f36b4-87a3-44ab-83d2-661975720003",
                        "059f36b4-87a3-44ab-83d2-661975720001",
                        "059f36b4-87a3-44ab-83d2-661975720004"));
        assertThat(fixture.plans.read).containsExactly(TWO);
    }

    @Test
    void a_doorbell_that_cannot_be_sent_on_is_redelivered() {
        fixture.remainingMillis = 1_000;
        fixture.doorbells.fail();

        assertThat(fixture.responseTo("doorbell.json")).isEqualTo(failed("059f36b4-87a3-44ab-83d2-661975720001"));
    }

    @Test
    void a_failing_sweep_fails_only_its_own_messages() {
        fixture.plans.listUnavailable = true;

        assertThat(fixture.responseTo("sweep.json")).isEqualTo(failed("059f36b4-87a3-44ab-83d2-661975720001"));
        assertThat(fixture.responseTo("doorbell.json")).isEqualTo(NONE_FAILED);
    }

    @Test
    void an_event_without_messages_is_an_empty_batch() {
        DoorbellBatch batch = DoorbellBatch.of(new SqsBatch(List.of()));

        assertThat(batch.doorbells()).isEmpty();
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
