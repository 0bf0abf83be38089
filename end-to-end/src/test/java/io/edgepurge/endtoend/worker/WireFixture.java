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

/** A worker with CloudFront's own limits, a simulator that keeps them, and one time for both. */
final class WireFixture implements AutoCloseable {
    static final int MONTHLY_QUOTA = WireTaps.ACCOUNT.monthlyQuota();

    private static final Duration STEP = Duration.ofSeconds(1);

    final ManualClock clock = new ManualClock(NOON);
    final CloudFrontSimulator simulator;
    final Records records;
    final RecordingWorkerObserver observer = new RecordingWorkerObserver();
    final DoorbellInbox doorbells;
    private final WireTaps wires;
    private final ReconcilePorts ports;
    private final ReconcileConfig config;
    private final AtomicInteger plans = new AtomicInteger();

    private WireFixture(
            Function<Clock, WireTaps> wires, Function<Clock, DoorbellInbox> doorbells, ReconcileConfig config) {
        this.wires = wires.apply(clock);
        this.doorbells = doorbells.apply(clock);
        this.config = config;
        simulator = this.wires.simulator();
        simulator.controls().stopClock();
        records = this.wires.records();
        ports = new ReconcilePorts(
                records.plans(),
                records.queue(),
                records.items(),
                records.tokenBuckets(),
                this.wires.invalidationApi(),
                observer,
                clock,
                () -> new PlanId("plan-%06d".formatted(plans.incrementAndGet())));
    }

    static WireFixture inMemory() {
        return inMemory(Optional.empty());
    }

    /** @param allowed what an operator allows on both distributions */
    static WireFixture inMemory(Optional<FolderWildcardPolicy> allowed) {
        return new WireFixture(
                clock -> WireTaps.withRecordsInMemory(clock, allowed),
                DoorbellInbox::inTime,
                ReconcileConfig.standard());
    }

    static WireFixture overDynamoDb() {
        return overDynamoDb(DoorbellInbox::inTime);
    }

    static WireFixture overDynamoDb(Function<Clock, DoorbellInbox> doorbells) {
        return new WireFixture(WireTaps::withRecordsInDynamoDb, doorbells, ReconcileConfig.standard());
    }

    static WireFixture withGiveUpAfter(Duration patience) {
        ReconcileConfig config = ReconcileConfig.standard().withGiveUpAfter(patience);
        return new WireFixture(WireTaps::withRecordsInDynamoDb, DoorbellInbox::inTime, config);
    }

    /** A purge as the desk records it, and its bell. */
    Purge accept(Purge purge) {
        records.purgeStore().accept(acceptance(purge, MONTHLY_QUOTA));
        doorbells.notify(purge.distributions());
        return purge;
    }

    InvalidationWorker worker() {
        return new InvalidationWorker(ports, config, doorbells);
    }

    /** A worker looks at the images distribution, brought there by a bell that was rung at once. */
    void look() {
        look(Interruptions.none());
    }

    /** The same, with something in between. */
    void look(Interruptions interruptions) {
        new InvalidationWorker(interruptions.over(ports), config, doorbells).reconcile(IMAGES, List.of());
    }

    /** Lets time pass, a second at a time, and answers every bell that is due. */
    void pass(Duration time) {
        for (Instant end = clock.instant().plus(time); clock.instant().isBefore(end); ) {
            turn(STEP);
            doorbells.due().forEach(doorbell -> worker().reconcile(doorbell.distribution(), doorbell.setFor()));
        }
    }

    /** Lets time pass while nobody answers any bell. */
    void turn(Duration time) {
        clock.advance(time);
        simulator.controls().advanceClock(time);
    }

    /** Lets time pass until nothing is left to do, but for an hour at the most. */
    void passUntilQuiet() {
        passUntilQuiet(Duration.ofHours(1));
    }

    /** Lets time pass until nothing is left to do, a minute at a time. */
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

    /** Units that an account was charged and not given back. */
    int charged(AccountId account) {
        YearMonth month = YearMonth.of(2101, 11);
        return MONTHLY_QUOTA
                - records.purgeStore().quota(account, month, MONTHLY_QUOTA).left();
    }

    /** Live plans, and purges that wait in the queue. */
    int leftLying(DistributionId distribution) {
        return records.plans().plans(distribution).size()
                + records.queue().heads(distribution, 1).size();
    }

    /** How many plans were ever thought of. */
    int plansDrawn() {
        return plans.get();
    }

    @Override
    public void close() {
        wires.close();
    }
}
