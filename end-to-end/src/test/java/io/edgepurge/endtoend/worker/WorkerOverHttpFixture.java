package io.edgepurge.endtoend.worker;

import static io.edgepurge.testing.Samples.IMAGES;
import static io.edgepurge.testing.Samples.NOON;
import static io.edgepurge.testing.Samples.acceptance;

import io.edgepurge.domain.account.AccountId;
import io.edgepurge.domain.account.DistributionId;
import io.edgepurge.domain.purge.Purge;
import io.edgepurge.domain.purge.PurgeProgress;
import io.edgepurge.domain.purge.PurgeStatus;
import io.edgepurge.domain.reconcile.FolderWildcardPolicy;
import io.edgepurge.domain.reconcile.InvalidationWorker;
import io.edgepurge.domain.reconcile.PlanId;
import io.edgepurge.domain.reconcile.ReconcileConfig;
import io.edgepurge.domain.reconcile.ReconcilePorts;
import io.edgepurge.local.simulator.CloudFrontSimulator;
import io.edgepurge.testing.Interruptions;
import io.edgepurge.testing.ManualClock;
import io.edgepurge.testing.RecordingWorkerObserver;
import io.edgepurge.testing.Records;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** A worker and a CloudFront simulator with CloudFront's own limits, on one virtual clock. */
final class WorkerOverHttpFixture implements AutoCloseable {
    static final int MONTHLY_QUOTA = WorkerBackends.ACCOUNT.monthlyQuota();

    private static final Duration STEP = Duration.ofSeconds(1);

    final ManualClock clock = new ManualClock(NOON);
    final CloudFrontSimulator simulator;
    final Records records;
    final RecordingWorkerObserver observer = new RecordingWorkerObserver();
    final DoorbellDeliveries doorbells;
    private final WorkerBackends backends;
    private final ReconcilePorts ports;
    private final ReconcileConfig config;
    private final AtomicInteger plans = new AtomicInteger();

    private WorkerOverHttpFixture(
            Function<Clock, WorkerBackends> backends,
            Function<Clock, DoorbellDeliveries> doorbells,
            ReconcileConfig config) {
        this.backends = backends.apply(clock);
        this.doorbells = doorbells.apply(clock);
        this.config = config;
        simulator = this.backends.simulator();
        simulator.controls().stopClock();
        records = this.backends.records();
        ports = new ReconcilePorts(
                records.plans(),
                records.queue(),
                records.items(),
                records.tokenBuckets(),
                this.backends.invalidationApi(),
                observer,
                clock,
                () -> new PlanId("plan-%06d".formatted(plans.incrementAndGet())));
    }

    static WorkerOverHttpFixture inMemory() {
        return inMemory(Optional.empty());
    }

    /** @param allowed the folder wildcards that an operator allows on both distributions */
    static WorkerOverHttpFixture inMemory(Optional<FolderWildcardPolicy> allowed) {
        return new WorkerOverHttpFixture(
                clock -> WorkerBackends.withRecordsInMemory(clock, allowed),
                DoorbellDeliveries::inTime,
                ReconcileConfig.standard());
    }

    static WorkerOverHttpFixture overDynamoDb() {
        return overDynamoDb(DoorbellDeliveries::inTime);
    }

    static WorkerOverHttpFixture overDynamoDb(Function<Clock, DoorbellDeliveries> doorbells) {
        return new WorkerOverHttpFixture(WorkerBackends::withRecordsInDynamoDb, doorbells, ReconcileConfig.standard());
    }

    static WorkerOverHttpFixture withDeadline(Duration deadline) {
        ReconcileConfig config = ReconcileConfig.standard().withGiveUpAfter(deadline);
        return new WorkerOverHttpFixture(WorkerBackends::withRecordsInDynamoDb, DoorbellDeliveries::inTime, config);
    }

    /** Stores a purge and sends its doorbell, as the purge service does. */
    Purge accept(Purge purge) {
        records.purgeStore().accept(acceptance(purge, MONTHLY_QUOTA));
        doorbells.notify(purge.distributions());
        return purge;
    }

    InvalidationWorker worker() {
        return new InvalidationWorker(ports, config, doorbells);
    }

    /** Reconciles the images distribution once, without a scheduled doorbell. */
    void reconcile() {
        reconcile(Interruptions.none());
    }

    /** Reconciles the images distribution once, with an interruption. */
    void reconcile(Interruptions interruptions) {
        new InvalidationWorker(interruptions.over(ports), config, doorbells).reconcile(IMAGES, List.of());
    }

    /** Advances the clock second by second, and handles every doorbell that is due. */
    void pass(Duration time) {
        for (Instant end = clock.instant().plus(time); clock.instant().isBefore(end); ) {
            advance(STEP);
            doorbells.due().forEach(doorbell -> worker().reconcile(doorbell.distribution(), doorbell.scheduledFor()));
        }
    }

    /** Advances the clock without handling doorbells. */
    void advance(Duration time) {
        clock.advance(time);
        simulator.controls().advanceClock(time);
    }

    /** Advances the clock until no doorbell is left, at most one hour. */
    void passUntilQuiet() {
        passUntilQuiet(Duration.ofHours(1));
    }

    /** Advances the clock minute by minute until no doorbell is left. */
    void passUntilQuiet(Duration atMost) {
        for (long minutes = 0; minutes < atMost.toMinutes() && !doorbells.isEmpty(); minutes++) {
            pass(Duration.ofMinutes(1));
        }
    }

    PurgeProgress progress(Purge purge) {
        return records.purgeStore().find(purge.account(), purge.id()).orElseThrow();
    }

    PurgeStatus status(Purge purge) {
        return progress(purge).status();
    }

    /** Returns the units that an account was charged and not refunded. */
    int charged(AccountId account) {
        YearMonth month = YearMonth.of(2101, 11);
        return MONTHLY_QUOTA
                - records.purgeStore().quota(account, month, MONTHLY_QUOTA).left();
    }

    /** Returns the number of live plans and queue entries. */
    int unfinished(DistributionId distribution) {
        return records.plans().plans(distribution).size()
                + records.queue().heads(distribution, 1).size();
    }

    /** Returns the number of plan IDs generated so far. */
    int plansCreated() {
        return plans.get();
    }

    @Override
    public void close() {
        backends.close();
    }
}
