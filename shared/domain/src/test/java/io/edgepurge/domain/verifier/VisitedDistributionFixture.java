package io.edgepurge.domain.verifier;

import static io.edgepurge.testing.Samples.ACME;
import static io.edgepurge.testing.Samples.ENDPOINT;
import static io.edgepurge.testing.Samples.IMAGES;
import static io.edgepurge.testing.Samples.NOON;
import static io.edgepurge.testing.Samples.acceptance;

import io.edgepurge.domain.account.Account;
import io.edgepurge.domain.account.ApiKey;
import io.edgepurge.domain.account.KeyId;
import io.edgepurge.domain.account.UrlEndpoint;
import io.edgepurge.domain.purge.Purge;
import io.edgepurge.domain.purge.PurgeProgress;
import io.edgepurge.domain.purge.PurgeStore;
import io.edgepurge.domain.ratelimit.RateLimitConfig;
import io.edgepurge.domain.reconcile.FollowUp;
import io.edgepurge.domain.reconcile.InvalidationWorker;
import io.edgepurge.domain.reconcile.PlanId;
import io.edgepurge.domain.reconcile.ReconcileConfig;
import io.edgepurge.domain.reconcile.ReconcilePorts;
import io.edgepurge.domain.verification.Verification;
import io.edgepurge.testing.InMemoryAccounts;
import io.edgepurge.testing.Interruptions;
import io.edgepurge.testing.ManualClock;
import io.edgepurge.testing.RecordingDoorbells;
import io.edgepurge.testing.RecordingWorkerObserver;
import io.edgepurge.testing.Records;
import io.edgepurge.testing.Samples;
import io.edgepurge.testing.ScriptedInvalidationApi;
import io.edgepurge.testing.ScriptedViewer;
import io.edgepurge.testing.SequentialRunner;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** The images distribution with in-memory stores, a worker, and a scripted viewer. */
final class VisitedDistributionFixture {
    final Records records = Records.inMemory(List.of(IMAGES));
    final ScriptedInvalidationApi invalidationApi = new ScriptedInvalidationApi();
    final ManualClock clock = new ManualClock(NOON.plusSeconds(1));
    final RecordingDoorbells doorbells = new RecordingDoorbells();
    final RecordingWorkerObserver observer = new RecordingWorkerObserver();
    final InMemoryAccounts accounts = new InMemoryAccounts();
    final ScriptedViewer viewer = new ScriptedViewer(clock);
    private final AtomicInteger plans = new AtomicInteger();

    VisitedDistributionFixture() {
        configure(UrlEndpoint.of(ENDPOINT, IMAGES));
    }

    void configure(UrlEndpoint... endpoints) {
        accounts.with(new Account(ACME, List.of(endpoints), 1_000), new ApiKey("key"), new KeyId("key-1"));
    }

    /** Accepts and submits a purge that asks for verification. */
    Purge submitted(String... paths) {
        return submitted(Samples.purge(1, paths));
    }

    /** Accepts and submits a purge, asking for its verification. */
    Purge submitted(Purge unverified) {
        Purge purge = Samples.verified(unverified);
        records.purgeStore().accept(acceptance(purge, 1_000));
        run();
        return purge;
    }

    /** Accepts and completes a purge that asks for verification, and makes the first visits. */
    Purge completed(String... paths) {
        Purge purge = submitted(paths);
        complete();
        return purge;
    }

    void complete() {
        invalidationApi.completeAll();
        runAfter(Duration.ofSeconds(20));
    }

    void runAfter(Duration time) {
        clock.advance(time);
        run();
    }

    /** Reconciles and then visits, like the function. */
    void run() {
        run(Interruptions.none());
    }

    void run(Interruptions interruptions) {
        ReconcilePorts ports = interruptions.over(ports());
        InvalidationWorker worker = worker(ports);
        FollowUp followUp = worker.reconcile(IMAGES, List.of());
        if (followUp.visits()) {
            VerificationPorts visiting = new VerificationPorts(
                    interruptions.over(VerificationStore.class, records.verifications()),
                    interruptions.over(PurgeStore.class, records.purgeStore()),
                    accounts,
                    viewer,
                    new SequentialRunner());
            new Verifier(ports, visiting, VerificationConfig.standard(), worker).verify(List.of(IMAGES));
        }
    }

    private InvalidationWorker worker(ReconcilePorts ports) {
        return new InvalidationWorker(
                ports, ReconcileConfig.standard().withRateLimit(new RateLimitConfig(1_000, 1_000)), doorbells);
    }

    private ReconcilePorts ports() {
        return new ReconcilePorts(
                records.plans(),
                records.queue(),
                records.items(),
                records.tokenBuckets(),
                invalidationApi,
                observer,
                clock,
                () -> new PlanId("plan-%04d".formatted(plans.incrementAndGet())),
                records.verifications());
    }

    PurgeProgress progress(Purge purge) {
        return records.purgeStore().find(purge.account(), purge.id()).orElseThrow();
    }

    Optional<Verification> result(Purge purge, int item) {
        return progress(purge).verificationOf(purge.items().get(item));
    }
}
