package io.edgepurge.local.simulator;

import static io.edgepurge.local.simulator.RunningSimulator.DISTRIBUTION;
import static io.edgepurge.local.simulator.RunningSimulator.TAGGED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.edgepurge.local.simulator.SimulatorSettings.InProgressLimits;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudfront.model.CreateInvalidationResponse;
import software.amazon.awssdk.services.cloudfront.model.InvalidArgumentException;
import software.amazon.awssdk.services.cloudfront.model.Invalidation;
import software.amazon.awssdk.services.cloudfront.model.TooManyInvalidationsInProgressException;

class CallerReferenceTest {
    private final RunningSimulator simulator = RunningSimulator.start();

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void the_same_reference_and_paths_give_the_first_invalidation_again() {
        Invalidation first = simulator.invalidate("ref-1", "/a.jpg", "/b.jpg");

        CreateInvalidationResponse second = simulator
                .sdk()
                .createInvalidation(
                        request -> request.distributionId(DISTRIBUTION).invalidationBatch(first.invalidationBatch()));

        assertThat(second.invalidation()).isEqualTo(first);
        assertThat(second.sdkHttpResponse().statusCode()).isEqualTo(201);
        assertThat(simulator.requestLog().invalidations()).hasSize(1);
        assertThat(simulator.requestLog().pathsBilled()).isEqualTo(2);
        assertThat(simulator.requestLog().repeats()).isEqualTo(1);
    }

    @Test
    void a_repeat_succeeds_when_completed_and_when_the_limit_is_reached() {
        simulator.controls().change(simulator.controls().settings().withLimits(new InProgressLimits(1, 0)));
        Invalidation first = simulator.invalidate("ref-1", "/a.jpg");

        assertThat(simulator.invalidate("ref-1", "/a.jpg").id()).isEqualTo(first.id());

        simulator.completeAll();
        Invalidation third = simulator.invalidate("ref-1", "/a.jpg");
        assertThat(third.id()).isEqualTo(first.id());
        assertThat(third.status()).isEqualTo("Completed");
    }

    @Test
    void the_same_reference_with_other_paths_is_rejected() {
        simulator.invalidate("ref-1", "/a.jpg", "/b.jpg");

        for (List<String> others : List.of(List.of("/a.jpg"), List.of("/b.jpg", "/a.jpg"), List.of("/~bad"))) {
            assertThatThrownBy(() -> simulator.invalidate(DISTRIBUTION, "ref-1", others))
                    .isInstanceOfSatisfying(
                            InvalidArgumentException.class,
                            e -> assertThat(e.awsErrorDetails().errorMessage())
                                    .contains("caller reference that was used for a previous invalidation batch"));
        }
    }

    @Test
    void a_reference_belongs_to_one_distribution() {
        Invalidation first = simulator.invalidate("ref-1", "/a.jpg");

        Invalidation elsewhere = simulator.invalidate(TAGGED, "ref-1", List.of("/other.jpg"));

        assertThat(elsewhere.id()).isNotEqualTo(first.id());
    }

    @Test
    void a_rejected_caller_reference_can_be_used_again() {
        simulator.controls().change(simulator.controls().settings().withLimits(new InProgressLimits(1, 0)));
        simulator.invalidate("ref-1", "/a.jpg");
        assertThatThrownBy(() -> simulator.invalidate("ref-2", "/b.jpg"))
                .isInstanceOf(TooManyInvalidationsInProgressException.class);
        simulator.completeAll();

        assertThat(simulator.invalidate("ref-2", "/other.jpg").status()).isEqualTo("InProgress");
    }
}
