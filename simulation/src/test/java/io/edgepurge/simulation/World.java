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
import io.edgepurge.domain.verifier.VerificationStore;
import io.edgepurge.testing.RecordingWorkerObserver;
import io.edgepurge.testing.Records;
import io.edgepurge.testing.Samples;
import io.edgepurge.testing.SequentialRunner;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * The objects of one schedule. A call passes the fault injector, then a planted bug, then the invariant checker; below it,
 * another planted bug may change the stores. For CloudFront, the planted bug comes before the fault injector, so that it can
 * misinterpret lost responses.
 */
final class World {
    private final SeededRandom random;
    private final Scenario scenario;
    private final VirtualScheduler scheduler;
    private final RandomUrls urls;
    private final InvariantChecker checker;
    private final SimulatedCloudFront cloudFront;
    private final SimulatedQueue queue;
    private final Occupation occupation;
    private final PlantedBug bug;
    private final Records records;
    private final ReconcilePorts ports;
    private final PurgeObserver purgeObserver;
    private final ClearingPorts clearingPorts;
    private final SimulatedCaches caches;
    private final Doorbells doorbells;
    private int purges;
    private int plans;

    World(long seed, PlantedBug bug, boolean recording) {
        this.random = new SeededRandom(seed);
        this.scenario = Scenario.drawnBy(random);
        this.scheduler = new VirtualScheduler(scenario.start(), recording);
        this.urls = new RandomUrls(random, scenario);
        this.bug = bug;
        CallInterceptor below = bug.below();
        Records stores = intercepted(below, records(scenario));
        this.checker = new InvariantChecker(this, stores);
        this.cloudFront = new SimulatedCloudFront(this);
        this.queue = new SimulatedQueue(this);
        this.occupation = new Occupation(scheduler, scenario.population().workers());
        this.caches = new SimulatedCaches(this);
        Records checked = intercepted(checker, stores);
        CallInterceptor above = bug.above(checked);
        CallInterceptor faults = new FaultInjector(this);
        this.records = intercepted(faults, intercepted(above, checked));
        this.doorbells = faults.over(Doorbells.class, above.over(Doorbells.class, queue));
        this.purgeObserver = faults.over(PurgeObserver.class, new RepetitionObserver(scheduler));
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

    private static Records intercepted(CallInterceptor interceptor, Records records) {
        return new Records(
                interceptor.over(PurgeStore.class, records.purgeStore()),
                interceptor.over(PurgeQueue.class, records.queue()),
                interceptor.over(ItemStore.class, records.items()),
                interceptor.over(PlanStore.class, records.plans()),
                interceptor.over(TokenBucketStore.class, records.tokenBuckets()),
                interceptor.over(ClearanceStore.class, records.clearances()),
                interceptor.over(VerificationStore.class, records.verifications()));
    }

    PurgeService purgeService() {
        PurgePorts purgePorts = new PurgePorts(
                records.purgeStore(),
                new QueuedPurgeFinder(records.purgeStore(), records.plans()),
                doorbells,
                purgeObserver,
                this::nextPurge,
                scheduler.clock());
        return new PurgeService(purgePorts, ProtectedFolders.DEFAULT);
    }

    CancelService cancelService() {
        return new CancelService(records.purgeStore(), records.plans(), purgeObserver, scheduler.clock());
    }

    InvalidationWorker worker() {
        Capacity capacity = bug.capacity(scenario.capacity());
        ReconcileConfig config =
                ReconcileConfig.standard().withCapacity(capacity).withGiveUpAfter(scenario.giveUpAfter());
        return new InvalidationWorker(ports, config, doorbells);
    }

    OriginClearing clearing(InvalidationWorker worker) {
        ClearingConfig config =
                ClearingConfig.standard().withGiveUpAfter(scenario.caches().patience());
        return new OriginClearing(ports, clearingPorts, config, worker);
    }

    private PurgeId nextPurge(Instant queuedAt) {
        return new PurgeId(PurgeId.earliestAt(queuedAt) + "-7000-8000-%012d".formatted(++purges));
    }

    /** Returns whether the faults have ended. */
    boolean isCalm() {
        return !scheduler.now().isBefore(scenario.start().plus(scenario.trouble()));
    }

    /** Returns the time since the faults ended; negative before. */
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

    RandomUrls urls() {
        return urls;
    }

    InvariantChecker checker() {
        return checker;
    }

    SimulatedCloudFront cloudFront() {
        return cloudFront;
    }

    Occupation occupation() {
        return occupation;
    }

    SimulatedQueue queue() {
        return queue;
    }

    SimulatedCaches caches() {
        return caches;
    }
}
