package io.edgepurge.simulation;

import io.edgepurge.domain.account.AccountId;
import io.edgepurge.domain.account.DistributionId;
import io.edgepurge.domain.cloudfront.InvalidationApi;
import io.edgepurge.domain.purge.Purge;
import io.edgepurge.domain.purge.PurgeId;
import io.edgepurge.domain.ratelimit.TokenBucketStore;
import io.edgepurge.domain.reconcile.InvalidationWorker;
import io.edgepurge.domain.reconcile.ItemStore;
import io.edgepurge.domain.reconcile.PlanId;
import io.edgepurge.domain.reconcile.PlanStore;
import io.edgepurge.domain.reconcile.PurgeQueue;
import io.edgepurge.domain.reconcile.ReconcileConfig;
import io.edgepurge.domain.reconcile.ReconcilePorts;
import io.edgepurge.testing.Records;
import io.edgepurge.testing.Samples;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** The objects of a steady load: no faults, only calls that take time. */
final class LoadedWorld {
    private static final int MONTHLY_QUOTA = 1_000_000;
    private static final int ITEMS_OF_A_PURGE = 100;
    private static final int PURGES_PER_WILDCARD = 10;

    private final SteadyLoad load;
    private final SeededRandom random = new SeededRandom(1);
    private final VirtualScheduler scheduler = new VirtualScheduler(Samples.NOON, false);
    private final LoadQueue queue = new LoadQueue(scheduler, random);
    private final Records records;
    private final LoadedCloudFront cloudFront;
    private final Delays delays;
    private int purges;
    private int plans;

    private LoadedWorld(SteadyLoad load) {
        this.load = load;
        this.records = Records.inMemory(load.distributions());
        this.cloudFront = new LoadedCloudFront(scheduler, random, load.slow());
        this.delays = new Delays(scheduler, cloudFront);
    }

    /** Runs a load to its end. */
    static LoadedWorld run(SteadyLoad load) {
        LoadedWorld world = new LoadedWorld(load);
        world.addActors();
        try {
            world.scheduler.run();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        world.scheduler.violation().ifPresent(violation -> {
            throw violation;
        });
        return world;
    }

    Delays delays() {
        return delays;
    }

    /** Returns the time until the last completion was recorded. */
    Duration untilLastCompletion() {
        return Duration.between(Samples.NOON, delays.lastCompletion());
    }

    /** Returns the time until everything had ended. */
    Duration duration() {
        return Duration.between(Samples.NOON, scheduler.now());
    }

    @Override
    public String toString() {
        return load.toString();
    }

    LoadedCloudFront cloudFront() {
        return cloudFront;
    }

    private void addActors() {
        if (load.queuedAtFirst().urls() > 0) {
            queueAtFirst();
        }
        for (DistributionId distribution : load.distributions()) {
            load.arrivals()
                    .ifPresent(arrivals -> scheduler.addActor(
                            "client-" + distribution, () -> sendAlways(distribution, arrivals.interval())));
        }
        for (Duration skew : load.clocks().workers()) {
            InvalidationWorker worker = worker(Clock.offset(scheduler.clock(), skew));
            scheduler.addActor("worker" + skew, () -> work(worker));
        }
        scheduler.addActor("sweep", this::sweep);
    }

    private void queueAtFirst() {
        DistributionId distribution = load.distributions().getFirst();
        scheduler.addActor("acme", () -> {
            queueAtFirst(distribution, load.queuedAtFirst().urls(), ".jpg");
            queueAtFirst(distribution, load.queuedAtFirst().wildcards(), "/*");
        });
        scheduler.addActor("zeta", () -> {
            scheduler.pause(Duration.ofSeconds(10));
            accept(Samples.ZETA, distribution, 1, ".jpg");
            queue.notify(List.of(distribution));
        });
    }

    private void queueAtFirst(DistributionId distribution, int items, String ending) {
        for (int left = items; left > 0; left -= ITEMS_OF_A_PURGE) {
            accept(Samples.ACME, distribution, Math.min(left, ITEMS_OF_A_PURGE), ending);
            queue.notify(List.of(distribution));
            if (load.queuedAtFirst().interval().isPositive()) {
                scheduler.pause(load.queuedAtFirst().interval());
            }
        }
    }

    private void sendAlways(DistributionId distribution, Duration interval) {
        scheduler.pause(Duration.ofMillis(random.between(0, (int) interval.toMillis())));
        Instant end = Samples.NOON.plus(load.duration());
        while (scheduler.now().isBefore(end)) {
            accept(Samples.ACME, distribution, 1, (purges + 1) % PURGES_PER_WILDCARD == 0 ? "/*" : ".jpg");
            queue.notify(List.of(distribution));
            scheduler.pause(interval);
        }
    }

    private void accept(AccountId account, DistributionId distribution, int items, String ending) {
        int number = ++purges;
        String[] paths = IntStream.range(0, items)
                .mapToObj(n -> "/" + number + "/" + n + ending)
                .toArray(String[]::new);
        Purge purge = acceptedNow(number, Samples.purge(number, account, distribution, paths));
        records.purgeStore().accept(Samples.acceptance(purge, MONTHLY_QUOTA));
        delays.accepted(purge);
    }

    /** Returns the purge with the time of the API's clock. */
    private Purge acceptedNow(int number, Purge purge) {
        Instant now = scheduler.now().plus(load.clocks().api());
        PurgeId id = new PurgeId(PurgeId.earliestAt(now) + "-7000-8000-%012d".formatted(number));
        return new Purge(id, purge.account(), now, purge.options(), purge.provenance(), purge.items());
    }

    private void work(InvalidationWorker worker) {
        while (true) {
            List<LoadQueue.Message> messages = queue.receive();
            if (messages.isEmpty()) {
                scheduler.idle(queue.untilNextMessage());
                continue;
            }
            for (DistributionId distribution : messages.stream()
                    .map(LoadQueue.Message::distribution)
                    .distinct()
                    .toList()) {
                List<Instant> scheduledFor = new ArrayList<>();
                messages.stream()
                        .filter(message -> message.distribution().equals(distribution))
                        .forEach(message -> message.scheduledFor().ifPresent(scheduledFor::add));
                worker.reconcile(distribution, scheduledFor);
            }
            scheduler.pause(Duration.ofMillis(1));
        }
    }

    private void sweep() {
        Instant end = Samples.NOON.plus(load.duration());
        while (scheduler.now().isBefore(end) || delays.hasOpenPurges()) {
            scheduler.pause(Duration.ofMinutes(1));
            queue.notify(load.distributions());
            Violation.unless(scheduler.now().isBefore(end.plus(Duration.ofHours(2))), "purges never end: %s", delays);
        }
        scheduler.close();
    }

    private InvalidationWorker worker(Clock clock) {
        CallInterceptor store = call -> {
            scheduler.pause(Duration.ofMillis(random.between(2, 12)));
            return call.proceed();
        };
        CallInterceptor api = call -> {
            scheduler.pause(Duration.ofMillis(random.between(60, 250)));
            return call.proceed();
        };
        ReconcilePorts ports = new ReconcilePorts(
                store.over(PlanStore.class, records.plans()),
                store.over(PurgeQueue.class, records.queue()),
                store.over(ItemStore.class, records.items()),
                store.over(TokenBucketStore.class, records.tokenBuckets()),
                api.over(InvalidationApi.class, cloudFront),
                delays,
                clock,
                () -> new PlanId("plan-%06d".formatted(++plans)));
        return new InvalidationWorker(ports, ReconcileConfig.standard(), queue.withClock(clock));
    }
}
