package io.edgepurge.local.simulator;

import static io.edgepurge.local.simulator.RunningSimulator.DISTRIBUTION;
import static io.edgepurge.local.simulator.RunningSimulator.TAGGED;
import static io.edgepurge.local.simulator.RunningSimulator.TENANT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.edgepurge.local.simulator.SimulatorSettings.InProgressLimits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudfront.model.TooManyInvalidationsInProgressException;

class InProgressLimitsTest {
    private final RunningSimulator simulator = RunningSimulator.start();

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void three_thousand_files_may_be_in_progress_in_any_split() {
        simulator.invalidate(DISTRIBUTION, "ref-1", files(2_999));
        simulator.invalidate("ref-2", "/one.jpg");

        assertThatThrownBy(() -> simulator.invalidate("ref-3", "/more.jpg"))
                .isInstanceOfSatisfying(TooManyInvalidationsInProgressException.class, e -> {
                    assertThat(e.statusCode()).isEqualTo(400);
                    assertThat(e.awsErrorDetails().errorMessage())
                            .isEqualTo("Processing your request will cause you to exceed the maximum number of"
                                    + " in-progress invalidations.");
                });
    }

    @Test
    void wildcards_have_a_separate_limit_of_15_and_the_error_names_it() {
        simulator.invalidate(DISTRIBUTION, "ref-1", wildcards(15));
        simulator.invalidate("ref-2", "/a.jpg");

        assertThatThrownBy(() -> simulator.invalidate("ref-3", "/a.jpg", "/more*"))
                .isInstanceOfSatisfying(
                        TooManyInvalidationsInProgressException.class,
                        e -> assertThat(e.awsErrorDetails().errorMessage())
                                .isEqualTo("Processing your request will cause you to exceed the maximum number of"
                                        + " in-progress wildcard invalidations."));
    }

    @Test
    void a_reached_file_limit_does_not_affect_wildcards() {
        simulator.invalidate(DISTRIBUTION, "ref-1", files(3_000));

        assertThat(simulator.invalidate("ref-2", "/a*").status()).isEqualTo("InProgress");
    }

    @Test
    void tags_count_as_files_even_with_a_star() {
        simulator.controls().change(simulator.controls().settings().withLimits(new InProgressLimits(2, 0)));
        simulator.invalidate(TAGGED, "ref-1", List.of("#a", "#b*"));

        assertThatThrownBy(() -> simulator.invalidate(TAGGED, "ref-2", List.of("#c")))
                .isInstanceOf(TooManyInvalidationsInProgressException.class);
    }

    @Test
    void a_repeated_path_counts_and_is_billed_twice() {
        simulator.controls().change(simulator.controls().settings().withLimits(new InProgressLimits(2, 2)));
        simulator.invalidate("ref-1", "/a.jpg", "/a.jpg");

        assertThatThrownBy(() -> simulator.invalidate("ref-2", "/b.jpg"))
                .isInstanceOf(TooManyInvalidationsInProgressException.class);
        assertThat(simulator.requestLog().pathsBilled()).isEqualTo(2);
    }

    @Test
    void completion_frees_capacity() {
        simulator.invalidate(DISTRIBUTION, "ref-1", wildcards(15));
        simulator.completeAll();

        simulator.invalidate(DISTRIBUTION, "ref-2", wildcards(15));

        assertThat(simulator.requestLog().mostInProgress()).containsEntry(DISTRIBUTION, new InProgressLimits(0, 15));
    }

    @Test
    void a_rejected_batch_uses_no_capacity_and_is_not_billed() {
        simulator.invalidate(DISTRIBUTION, "ref-1", wildcards(14));
        assertThatThrownBy(() -> simulator.invalidate("ref-2", "/x*", "/y*"))
                .isInstanceOf(TooManyInvalidationsInProgressException.class);

        simulator.invalidate("ref-2", "/x*");

        assertThat(simulator.requestLog().pathsBilled()).isEqualTo(15);
        assertThat(simulator.requestLog().refusals("TooManyInvalidationsInProgress"))
                .isEqualTo(1);
    }

    @Test
    void each_distribution_and_tenant_has_its_own_limits() {
        simulator.invalidate(DISTRIBUTION, "ref-1", wildcards(15));
        simulator.invalidate(TAGGED, "ref-1", wildcards(15));
        simulator
                .sdk()
                .createInvalidationForDistributionTenant(request -> request.id(TENANT)
                        .invalidationBatch(batch -> batch.callerReference("ref-1")
                                .paths(paths -> paths.quantity(15).items(wildcards(15)))));

        assertThat(simulator.requestLog().mostInProgress().values())
                .containsOnly(new InProgressLimits(0, 15))
                .hasSize(3);
    }

    /** Compares each response with a simple independent count, for random batches and clock steps. */
    @Test
    void a_batch_is_rejected_exactly_when_a_simple_count_exceeds_a_limit() {
        Random random = new Random(20_260_401);
        simulator.controls().change(simulator.controls().settings().withLimits(new InProgressLimits(30, 5)));
        List<List<String>> inProgress = new ArrayList<>();
        for (int step = 0; step < 300; step++) {
            List<String> batch = batch(random, step);
            if (fits(batch, inProgress)) {
                simulator.invalidate(DISTRIBUTION, "ref-" + step, batch);
                inProgress.add(batch);
            } else {
                String reference = "ref-" + step;
                assertThatThrownBy(() -> simulator.invalidate(DISTRIBUTION, reference, batch))
                        .isInstanceOf(TooManyInvalidationsInProgressException.class);
            }
            if (random.nextInt(8) == 0) {
                simulator.controls().advanceClock(Duration.ofSeconds(10));
                inProgress.clear();
            }
        }
        assertThat(simulator.requestLog().mostInProgress()).containsEntry(DISTRIBUTION, new InProgressLimits(30, 5));
    }

    private static boolean fits(List<String> batch, List<List<String>> inProgress) {
        List<String> all = Stream.concat(inProgress.stream().flatMap(List::stream), batch.stream())
                .toList();
        long wildcards = all.stream().filter(path -> path.endsWith("*")).count();
        boolean asksForWildcards = batch.stream().anyMatch(path -> path.endsWith("*"));
        boolean asksForFiles = batch.stream().anyMatch(path -> !path.endsWith("*"));
        return (!asksForWildcards || wildcards <= 5) && (!asksForFiles || all.size() - wildcards <= 30);
    }

    private static List<String> batch(Random random, int step) {
        return Stream.concat(files(random.nextInt(12)).stream(), wildcards(random.nextInt(3)).stream())
                .map(path -> "/" + step + path)
                .collect(() -> new ArrayList<>(List.of("/always.jpg")), List::add, List::addAll);
    }

    private static List<String> files(int count) {
        return IntStream.range(0, count).mapToObj(i -> "/" + i + ".jpg").toList();
    }

    private static List<String> wildcards(int count) {
        return IntStream.range(0, count).mapToObj(i -> "/folder" + i + "/*").toList();
    }
}
