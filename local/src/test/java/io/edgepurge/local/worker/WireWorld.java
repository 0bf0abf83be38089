package io.edgepurge.local.worker;

import static io.edgepurge.testing.Samples.IMAGES;
import static io.edgepurge.testing.Samples.NOON;
import static io.edgepurge.testing.Samples.VIDEOS;
import static io.edgepurge.testing.Samples.acceptance;

import io.edgepurge.aws.AwsWiring;
import io.edgepurge.domain.account.DistributionId;
import io.edgepurge.domain.purge.Doorbells;
import io.edgepurge.domain.purge.Purge;
import io.edgepurge.domain.purge.PurgeProgress;
import io.edgepurge.domain.purge.PurgeStatus;
import io.edgepurge.domain.reconcile.FolderWildcards;
import io.edgepurge.domain.reconcile.InvalidationWorker;
import io.edgepurge.domain.reconcile.PlanId;
import io.edgepurge.domain.reconcile.Ports;
import io.edgepurge.domain.reconcile.ReconcileConfig;
import io.edgepurge.local.simulator.CloudFrontSimulator;
import io.edgepurge.local.simulator.Distribution;
import io.edgepurge.local.simulator.SimulatorConfig;
import io.edgepurge.local.simulator.SimulatorSettings;
import io.edgepurge.testing.RecordingObserver;
import io.edgepurge.testing.Records;
import io.edgepurge.testing.TurnedClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;

/** A worker with CloudFront's own limits, a simulator that keeps them, and one time for both. */
final class WireWorld implements AutoCloseable, Doorbells {
    static final int MONTHLY_QUOTA = 10_000_000;

    private static final Duration STEP = Duration.ofSeconds(1);

    final Records records;
    final RecordingObserver observer = new RecordingObserver();
    final CloudFrontSimulator simulator;
    private final TurnedClock clock = new TurnedClock(NOON);
    private final Map<DistributionId, TreeSet<Instant>> bells = new HashMap<>();
    private final InvalidationWorker worker;

    WireWorld() {
        this(Optional.empty());
    }

    /** @param allowed what an operator allows on both distributions */
    WireWorld(Optional<FolderWildcards> allowed) {
        records = Records.inMemory(List.of(IMAGES, VIDEOS), allowed);
        simulator = simulator(clock);
        simulator.controls().stopClock();
        AwsWiring aws = new AwsWiring(Map.of(
                "PURGE_TABLE",
                "none",
                "AWS_ENDPOINT_URL_CLOUDFRONT",
                simulator.endpoint().toString()));
        AtomicInteger plans = new AtomicInteger();
        Ports ports = new Ports(
                records.plans(),
                records.queue(),
                records.items(),
                records.pace(),
                aws.ports().cdn(),
                observer,
                clock,
                () -> new PlanId("plan-%06d".formatted(plans.incrementAndGet())));
        worker = new InvalidationWorker(ports, ReconcileConfig.standard(), this);
    }

    private static CloudFrontSimulator simulator(Clock clock) {
        try {
            SimulatorConfig config = new SimulatorConfig(
                    0,
                    0,
                    URI.create("http://127.0.0.1:1"),
                    List.of(
                            Distribution.of(IMAGES.value(), "images.test"),
                            Distribution.of(VIDEOS.value(), "videos.test")),
                    SimulatorSettings.usual().withInvalidationTime(Duration.ofSeconds(20)));
            return CloudFrontSimulator.start(config, clock, new Random(1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void accept(Purge purge) {
        records.ledger().accept(acceptance(purge, MONTHLY_QUOTA));
        ring(purge.distributions());
    }

    /** Lets time pass, a second at a time, and answers every bell that is due. */
    void pass(Duration time) {
        for (Instant end = clock.instant().plus(time); clock.instant().isBefore(end); ) {
            clock.turn(STEP);
            simulator.controls().turnClock(STEP);
            List.of(IMAGES, VIDEOS).forEach(this::answer);
        }
    }

    /** Lets time pass until nothing is left to do, but for a few days at the most. */
    void passUntilQuiet() {
        for (int hours = 0; hours < 100 && !bells.values().stream().allMatch(Collection::isEmpty); hours++) {
            pass(Duration.ofHours(1));
        }
    }

    PurgeProgress progress(Purge purge) {
        return records.ledger().find(purge.account(), purge.id()).orElseThrow();
    }

    PurgeStatus status(Purge purge) {
        return progress(purge).status();
    }

    @Override
    public void ring(Collection<DistributionId> distributions) {
        distributions.forEach(distribution -> ringAt(distribution, clock.instant()));
    }

    @Override
    public void ringAt(DistributionId distribution, Instant at) {
        bells.computeIfAbsent(distribution, none -> new TreeSet<>()).add(at);
    }

    @Override
    public void close() {
        simulator.close();
    }

    private void answer(DistributionId distribution) {
        TreeSet<Instant> all = bells.computeIfAbsent(distribution, none -> new TreeSet<>());
        List<Instant> due = List.copyOf(all.headSet(clock.instant(), true));
        if (!due.isEmpty()) {
            all.removeAll(due);
            worker.answer(distribution, due);
        }
    }
}
