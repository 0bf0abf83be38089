package io.edgepurge.endtoend.worker;

import static io.edgepurge.domain.purge.PurgeStatus.COMPLETED;
import static io.edgepurge.domain.purge.PurgeStatus.QUEUED;
import static io.edgepurge.domain.purge.PurgeStatus.SUBMITTED;
import static io.edgepurge.testing.Samples.ACME;
import static org.assertj.core.api.Assertions.assertThat;

import io.edgepurge.domain.account.Caller;
import io.edgepurge.domain.account.KeyId;
import io.edgepurge.domain.purge.IdempotencyKey;
import io.edgepurge.domain.purge.PurgeId;
import io.edgepurge.domain.purge.PurgeObserver;
import io.edgepurge.domain.purge.PurgePorts;
import io.edgepurge.domain.purge.PurgeProgress;
import io.edgepurge.domain.purge.PurgeRequest;
import io.edgepurge.domain.purge.PurgeResult;
import io.edgepurge.domain.purge.PurgeService;
import io.edgepurge.domain.purge.PurgeSource;
import io.edgepurge.domain.purge.PurgeSpec;
import io.edgepurge.domain.reconcile.QueuedPurgeFinder;
import io.edgepurge.domain.url.ProtectedFolders;
import io.edgepurge.testing.Interruptions;
import io.edgepurge.testing.Samples;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A caller without a response repeats the request under its idempotency key, at different stages of the purge. */
class RepeatedRequestTest {
    private static final PurgeRequest REQUEST = new PurgeRequest(
            Caller.unrestricted(WorkerBackends.ACCOUNT, new KeyId("key-1")),
            PurgeSource.API,
            PurgeSpec.urls(List.of("https://img.example.com/a.jpg")),
            Optional.of(new IdempotencyKey("once")));

    private final WorkerOverHttpFixture world = WorkerOverHttpFixture.overDynamoDb();
    private final AtomicInteger ids = new AtomicInteger();
    private final PurgeService purgeService = new PurgeService(
            new PurgePorts(
                    world.records.purgeStore(),
                    new QueuedPurgeFinder(world.records.purgeStore(), world.records.plans()),
                    world.doorbells,
                    PurgeObserver.NONE,
                    at -> Samples.id(ids.incrementAndGet()),
                    world.clock),
            ProtectedFolders.DEFAULT);
    private final PurgeId first = request().purge().id();

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void a_request_repeated_while_its_purge_is_being_planned_is_the_same_purge() {
        List<PurgeProgress> again = new ArrayList<>();

        world.reconcile(Interruptions.before("PlanStore.replace", () -> again.add(request())));

        assertThat(again).extracting(PurgeProgress::status).containsExactly(QUEUED);
        assertSamePurge(again.getFirst());
    }

    @Test
    void a_request_repeated_while_cloudfront_is_being_called_is_the_same_purge() {
        List<PurgeProgress> again = new ArrayList<>();

        world.reconcile(Interruptions.after("InvalidationApi.createInvalidation", () -> again.add(request())));

        assertThat(again).extracting(PurgeProgress::status).containsExactly(QUEUED);
        assertSamePurge(again.getFirst());
    }

    @Test
    void a_request_repeated_after_its_purge_was_submitted_is_the_same_purge() {
        world.reconcile();

        PurgeProgress again = request();

        assertThat(again.status()).isEqualTo(SUBMITTED);
        assertSamePurge(again);
    }

    @Test
    void a_request_repeated_after_its_purge_has_completed_is_the_same_purge() {
        world.passUntilQuiet();

        PurgeProgress again = request();

        assertThat(again.status()).isEqualTo(COMPLETED);
        assertSamePurge(again);
    }

    private PurgeProgress request() {
        PurgeResult answer = purgeService.accept(REQUEST);
        assertThat(answer).isInstanceOf(PurgeResult.Accepted.class);
        return ((PurgeResult.Accepted) answer).progress();
    }

    private void assertSamePurge(PurgeProgress again) {
        world.passUntilQuiet();
        assertThat(again.purge().id()).isEqualTo(first);
        assertThat(world.charged(ACME)).isEqualTo(1);
        assertThat(world.simulator.requestLog().pathsBilled()).isEqualTo(1);
        assertThat(world.status(again.purge())).isEqualTo(COMPLETED);
    }
}
