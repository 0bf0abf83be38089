package io.edgepurge.local.simulator;

import static io.edgepurge.local.simulator.RunningSimulator.DISTRIBUTION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.cloudfront.model.AccessDeniedException;
import software.amazon.awssdk.services.cloudfront.model.CloudFrontException;
import software.amazon.awssdk.services.cloudfront.model.InvalidArgumentException;
import software.amazon.awssdk.services.cloudfront.model.NoSuchDistributionException;

class FaultsTest {
    private final RunningSimulator simulator = RunningSimulator.start();

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void the_next_calls_can_fail_before_they_do_anything() {
        simulator.controls().injectFault(new Fault.FailBefore(), 2);

        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> simulator.invalidate("ref-1", "/a.jpg"))
                    .isInstanceOfSatisfying(CloudFrontException.class, e -> {
                        assertThat(e.statusCode()).isEqualTo(503);
                        assertThat(e.awsErrorDetails().errorCode()).isEqualTo("ServiceUnavailable");
                    });
        }
        assertThat(simulator.requestLog().invalidations()).isEmpty();
        assertThat(simulator.invalidate("ref-1", "/a.jpg").status()).isEqualTo("InProgress");
    }

    @Test
    void a_response_can_be_lost_after_the_invalidation_was_created() {
        simulator.controls().injectFault(new Fault.LoseAnswer(), 1);

        assertThatThrownBy(() -> simulator.invalidate("ref-1", "/a.jpg")).isInstanceOf(SdkClientException.class);

        assertThat(simulator.requestLog().calls(Operation.CREATE_INVALIDATION)).isEqualTo(1);
        assertThat(simulator.requestLog().invalidations())
                .singleElement()
                .satisfies(entry ->
                        assertThat(simulator.invalidate("ref-1", "/a.jpg").id()).isEqualTo(entry.id()));
    }

    @Test
    void a_response_can_be_lost_on_a_reused_connection() {
        simulator.invalidate("ref-1", "/a.jpg");
        simulator.controls().injectFault(new Fault.LoseAnswer(), 1);

        assertThatThrownBy(() -> simulator.invalidate("ref-2", "/a.jpg")).isInstanceOf(SdkClientException.class);

        assertThat(simulator.requestLog().callerReferences()).containsExactly("ref-1", "ref-2");
        assertThat(simulator.requestLog().calls(Operation.CREATE_INVALIDATION)).isEqualTo(2);
    }

    @Test
    void a_call_can_be_slow() {
        simulator.controls().injectFault(new Fault.Slow(Duration.ofMillis(300)), 1);
        long start = System.nanoTime();

        simulator.invalidate("ref-1", "/a.jpg");

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(299));
    }

    @Test
    void a_fault_can_affect_one_operation() {
        simulator.controls().injectFault(new Fault.FailBefore(), 1, Set.of(Operation.GET_INVALIDATION));

        String id = simulator.invalidate("ref-1", "/a.jpg").id();

        assertThatThrownBy(() -> simulator.get(id)).isInstanceOf(CloudFrontException.class);
        assertThat(simulator.controls().pendingFaults()).isZero();
    }

    @Test
    void faults_happen_in_the_order_of_injection() {
        simulator.controls().injectFault(new Fault.FailBefore(), 1);
        simulator.controls().injectFault(new Fault.LoseAnswer(), 1);

        assertThatThrownBy(() -> simulator.invalidate("ref-1", "/a.jpg")).isInstanceOf(CloudFrontException.class);
        assertThatThrownBy(() -> simulator.invalidate("ref-2", "/a.jpg")).isInstanceOf(SdkClientException.class);
    }

    @Test
    void pending_faults_can_be_removed() {
        simulator.controls().injectFault(new Fault.FailBefore(), 5);

        simulator.controls().clearFaults();

        assertThat(simulator.invalidate("ref-1", "/a.jpg").status()).isEqualTo("InProgress");
    }

    @Test
    void a_revoked_permission_denies_every_call_until_it_is_restored() {
        String id = simulator.invalidate("ref-1", "/a.jpg").id();

        simulator.controls().revokePermission();
        assertThatThrownBy(() -> simulator.invalidate("ref-2", "/a.jpg"))
                .isInstanceOfSatisfying(
                        AccessDeniedException.class,
                        e -> assertThat(e.statusCode()).isEqualTo(403));
        assertThatThrownBy(() -> simulator.get(id)).isInstanceOf(AccessDeniedException.class);

        simulator.controls().restorePermission();
        assertThat(simulator.get(id).status()).isEqualTo("InProgress");
        assertThat(simulator.requestLog().refusals("AccessDenied")).isEqualTo(2);
    }

    @Test
    void a_poisoned_path_rejects_its_batch() {
        simulator.controls().poison("/bad.jpg");
        simulator.controls().poison("/worse/*");

        assertThatThrownBy(() -> simulator.invalidate("ref-1", "/good.jpg", "/bad.jpg"))
                .isInstanceOf(InvalidArgumentException.class);
        assertThatThrownBy(() -> simulator.invalidate("ref-1", "/worse/a.jpg"))
                .isInstanceOf(InvalidArgumentException.class);
        assertThat(simulator.invalidate("ref-1", "/good.jpg", "/bad.jpg?w=1").status())
                .isEqualTo("InProgress");

        simulator.controls().clearPoison();
        assertThat(simulator.invalidate("ref-2", "/bad.jpg").status()).isEqualTo("InProgress");
    }

    @Test
    void a_removed_distribution_is_not_found_and_keeps_its_invalidations() {
        String id = simulator.invalidate("ref-1", "/a.jpg").id();

        assertThat(simulator.controls().remove(DISTRIBUTION)).isTrue();
        assertThatThrownBy(() -> simulator.get(id)).isInstanceOf(NoSuchDistributionException.class);
        assertThatThrownBy(() -> simulator.invalidate("ref-2", "/a.jpg"))
                .isInstanceOf(NoSuchDistributionException.class);

        simulator.completeAll();
        simulator.controls().configure(Distribution.of(DISTRIBUTION, "127.0.0.1"));
        assertThat(simulator.get(id).status()).isEqualTo("Completed");
    }

    @Test
    void two_distributions_cannot_share_a_host_or_an_id() {
        for (Distribution clash :
                List.of(Distribution.of("E1", "tenant.test"), Distribution.of(RunningSimulator.TENANT, "new.test"))) {
            assertThatThrownBy(() -> simulator.controls().configure(clash))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("two distributions or tenants");
        }
    }
}
