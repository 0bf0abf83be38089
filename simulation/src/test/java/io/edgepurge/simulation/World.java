package io.edgepurge.simulation;

import io.edgepurge.domain.account.Accounts;
import io.edgepurge.domain.clearing.ClearanceStore;
import io.edgepurge.domain.clearing.ClearingConfig;
import io.edgepurge.domain.clearing.ClearingPorts;
import io.edgepurge.domain.clearing.OriginCacheClient;
import io.edgepurge.domain.clearing.OriginClearing;
import io.edgepurge.domain.cloudfront.InvalidationApi;
import io.edgepurge.domain.purge.Doorbells;
import io.edgepurge.domain.purge.PurgeId;
import io.edgepurge.domain.purge.PurgeObserver;
import io.edgepurge.domain.purge.PurgePorts;
import io.edgepurge.domain.purge.PurgeService;
import io.edgepurge.domain.purge.PurgeStore;
import io.edgepurge.domain.ratelimit.TokenBucketStore;
import io.edgepurge.domain.reconcile.CancelService;
import io.edgepurge.domain.reconcile.Capacity;
import io.edgepurge.domain.reconcile.InvalidationWorker;
import io.edgepurge.domain.reconcile.ItemStore;
import io.edgepurge.domain.reconcile.PlanId;
import io.edgepurge.domain.reconcile.PlanStore;
import io.edgepurge.domain.reconcile.PurgeQueue;
import io.edgepurge.domain.reconcile.QueuedPurgeFinder;
import io.edgepurge.domain.reconcile.ReconcileConfig;
import io.edgepurge.domain.reconcile.ReconcilePorts;
import io.edgepurge.domain.reconcile.WorkerObserver;
import io.edgepurge.domain.url.ProtectedFolders;
import io.edgepurge.testing.RecordingWorkerObserver;
import io.edgepurge.testing.Records;
import io.edgepurge.testing.Samples;
import io.edgepurge.testing.SequentialRunner;
import java.time.Duration;
import java.util.List;

/**
 * Everything one schedule plays with. Calls go through the perils, then through what a planted bug makes of them, then past
 * the witness, and below it the bug may have broken the records themselves. Only what CloudFront answers, or does not, is
 * the bug's to misunderstand after the perils.
 */
final class World {
    private static final int FILES_OF_CLOUDFRONT = 3_000;
    private static final int WILDCARDS_OF_CLOUDFRONT = 15;

    private final SeededRandom random;
    private final Scenario scenario;
    private final VirtualScheduler scheduler;
    private final Urls urls;
    private final InvariantChecker checker;
    private final SimulatedCloudFront cloudFront;
    private final SimulatedQueue queue;
    private final PlantedBug bug;
    private final Records records;
    private final ReconcilePorts ports;
    private final PurgeObserver purgeObserver;
    private final ClearingPorts clearingPorts;
    private final SimulatedCaches caches;
    private final Doorbells doorbells;
    private int purges;
    private int plans;

    World(long seed, PlantedBug bug, boolean noting) {
        this.random = new SeededRandom(seed);
        this.scenario = Scenario.drawnBy(random);
        this.scheduler = new VirtualScheduler(scenario.start(), noting);
        this.urls = new Urls(random, scenario);
        this.bug = bug;
        ObservedInvalidationApi below = bug.below();
        Records kept = tapped(below, records(scenario));
        this.checker = new InvariantChecker(this, kept);
        this.cloudFront = new SimulatedCloudFront(this);
        this.queue = new SimulatedQueue(this);
        this.caches = new SimulatedCaches(this);
        Records watched = tapped(checker, kept);
        ObservedInvalidationApi above = bug.above(watched);
        ObservedInvalidationApi faults = new FaultInjector(this);
        this.records = tapped(faults, tapped(above, watched));
        this.doorbells = faults.over(Doorbells.class, above.over(Doorbells.class, queue));
        this.purgeObserver = faults.over(PurgeObserver.class, new ObservedPurgeService(scheduler));
        this.ports = new ReconcilePorts(
                records.plans(),
                records.queue(),
                records.items(),
                records.tokenBuckets(),
                above.over(InvalidationApi.class, faults.over(InvalidationApi.class, cloudFront)),
                faults.over(WorkerObserver.class, new RecordingWorkerObserver()),
                scheduler.clock(),
                () -> new PlanId("plan-%04d".formatted(++plans)));
        this.clearingPorts = new ClearingPorts(
                records.clearances(),
                faults.over(Accounts.class, urls.accounts()),
                above.over(OriginCacheClient.class, faults.over(OriginCacheClient.class, caches)),
                new SequentialRunner());
    }

    private static Records records(Scenario scenario) {
        return scenario.caches().count() > 0
                ? Records.inMemory(List.of(Samples.IMAGES), List.of(Samples.VIDEOS), scenario.folderWildcards())
                : Records.inMemory(List.of(Samples.IMAGES, Samples.VIDEOS), scenario.folderWildcards());
    }

    private static Records tapped(ObservedInvalidationApi tap, Records records) {
        return new Records(
                tap.over(PurgeStore.class, records.purgeStore()),
                tap.over(PurgeQueue.class, records.queue()),
                tap.over(ItemStore.class, records.items()),
                tap.over(PlanStore.class, records.plans()),
                tap.over(TokenBucketStore.class, records.tokenBuckets()),
                tap.over(ClearanceStore.class, records.clearances()));
    }

    PurgeService purgeService() {
        PurgePorts purgePorts = new PurgePorts(
                records.purgeStore(),
                new QueuedPurgeFinder(records.purgeStore(), records.plans()),
                doorbells,
                purgeObserver,
                at -> nextPurge(),
                scheduler.clock());
        return new PurgeService(purgePorts, ProtectedFolders.DEFAULT);
    }

    CancelService cancelService() {
        return new CancelService(records.purgeStore(), records.plans(), purgeObserver, scheduler.clock());
    }

    InvalidationWorker worker() {
        Capacity capacity = bug.capacity(scenario.capacity());
        ReconcileConfig config = ReconcileConfig.standard()
                .withReservedForOperators(
                        FILES_OF_CLOUDFRONT - capacity.files(), WILDCARDS_OF_CLOUDFRONT - capacity.wildcards())
                .withGiveUpAfter(scenario.giveUpAfter());
        return new InvalidationWorker(ports, config, doorbells);
    }

    OriginClearing clearing(InvalidationWorker worker) {
        ClearingConfig config =
                ClearingConfig.standard().withGiveUpAfter(scenario.caches().patience());
        return new OriginClearing(ports, clearingPorts, config, worker);
    }

    private PurgeId nextPurge() {
        return Samples.id(++purges);
    }

    /** Whether nothing goes wrong any longer. */
    boolean isCalm() {
        return !scheduler.now().isBefore(scenario.start().plus(scenario.trouble()));
    }

    /** How long ago it became calm; negative before. */
    Duration calmFor() {
        return Duration.between(scenario.start().plus(scenario.trouble()), scheduler.now());
    }

    SeededRandom random() {
        return random;
    }

    Scenario scenario() {
        return scenario;
    }

    VirtualScheduler scheduler() {
        return scheduler;
    }

    Urls urls() {
        return urls;
    }

    InvariantChecker checker() {
        return checker;
    }

    SimulatedCloudFront cloudFront() {
        return cloudFront;
    }

    SimulatedQueue queue() {
        return queue;
    }

    SimulatedCaches caches() {
        return caches;
    }
}
