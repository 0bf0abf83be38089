package io.edgepurge.simulation;

import io.edgepurge.domain.account.Accounts;
import io.edgepurge.domain.clearing.ClearanceStore;
import io.edgepurge.domain.clearing.ClearingConfig;
import io.edgepurge.domain.clearing.ClearingPorts;
import io.edgepurge.domain.clearing.OriginCacheClient;
import io.edgepurge.domain.clearing.OriginClearing;
import io.edgepurge.domain.purge.DeskObserver;
import io.edgepurge.domain.purge.DeskPorts;
import io.edgepurge.domain.purge.Doorbells;
import io.edgepurge.domain.purge.PurgeDesk;
import io.edgepurge.domain.purge.PurgeId;
import io.edgepurge.domain.purge.PurgeLedger;
import io.edgepurge.domain.reconcile.CancelDesk;
import io.edgepurge.domain.reconcile.Cdn;
import io.edgepurge.domain.reconcile.InvalidationWorker;
import io.edgepurge.domain.reconcile.ItemLedger;
import io.edgepurge.domain.reconcile.PaceStore;
import io.edgepurge.domain.reconcile.PlanId;
import io.edgepurge.domain.reconcile.PlanStore;
import io.edgepurge.domain.reconcile.Ports;
import io.edgepurge.domain.reconcile.PurgeQueue;
import io.edgepurge.domain.reconcile.ReconcileConfig;
import io.edgepurge.domain.reconcile.Room;
import io.edgepurge.domain.reconcile.StillQueued;
import io.edgepurge.domain.reconcile.WorkerObserver;
import io.edgepurge.domain.url.ProtectedFolders;
import io.edgepurge.testing.OneByOne;
import io.edgepurge.testing.RecordingObserver;
import io.edgepurge.testing.Records;
import io.edgepurge.testing.Samples;
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

    private final Fortune fortune;
    private final Scenario scenario;
    private final Stage stage;
    private final Urls urls;
    private final Witness witness;
    private final SimulatedCloudFront cloudFront;
    private final SimulatedQueue queue;
    private final PlantedBug bug;
    private final Records records;
    private final Ports ports;
    private final DeskObserver deskObserver;
    private final ClearingPorts clearingPorts;
    private final SimulatedCaches caches;
    private final Doorbells doorbells;
    private int purges;
    private int plans;

    World(long seed, PlantedBug bug, boolean noting) {
        this.fortune = new Fortune(seed);
        this.scenario = Scenario.drawnBy(fortune);
        this.stage = new Stage(scenario.start(), noting);
        this.urls = new Urls(fortune, scenario);
        this.bug = bug;
        Tap below = bug.below();
        Records kept = tapped(below, records(scenario));
        this.witness = new Witness(this, kept);
        this.cloudFront = new SimulatedCloudFront(this);
        this.queue = new SimulatedQueue(this);
        this.caches = new SimulatedCaches(this);
        Records watched = tapped(witness, kept);
        Tap above = bug.above(watched);
        Tap perils = new Perils(this);
        this.records = tapped(perils, tapped(above, watched));
        this.doorbells = perils.over(Doorbells.class, above.over(Doorbells.class, queue));
        this.deskObserver = perils.over(DeskObserver.class, new WatchedDesk(stage));
        this.ports = new Ports(
                records.plans(),
                records.queue(),
                records.items(),
                records.pace(),
                above.over(Cdn.class, perils.over(Cdn.class, cloudFront)),
                perils.over(WorkerObserver.class, new RecordingObserver()),
                stage.clock(),
                () -> new PlanId("plan-%04d".formatted(++plans)));
        this.clearingPorts = new ClearingPorts(
                records.clearances(),
                perils.over(Accounts.class, urls.accounts()),
                above.over(OriginCacheClient.class, perils.over(OriginCacheClient.class, caches)),
                new OneByOne());
    }

    private static Records records(Scenario scenario) {
        return scenario.caches().count() > 0
                ? Records.inMemory(List.of(Samples.IMAGES), List.of(Samples.VIDEOS), scenario.folderWildcards())
                : Records.inMemory(List.of(Samples.IMAGES, Samples.VIDEOS), scenario.folderWildcards());
    }

    private static Records tapped(Tap tap, Records records) {
        return new Records(
                tap.over(PurgeLedger.class, records.ledger()),
                tap.over(PurgeQueue.class, records.queue()),
                tap.over(ItemLedger.class, records.items()),
                tap.over(PlanStore.class, records.plans()),
                tap.over(PaceStore.class, records.pace()),
                tap.over(ClearanceStore.class, records.clearances()));
    }

    PurgeDesk desk() {
        DeskPorts deskPorts = new DeskPorts(
                records.ledger(),
                new StillQueued(records.ledger(), records.plans()),
                doorbells,
                deskObserver,
                at -> nextPurge(),
                stage.clock());
        return new PurgeDesk(deskPorts, ProtectedFolders.DEFAULT);
    }

    CancelDesk cancelDesk() {
        return new CancelDesk(records.ledger(), records.plans(), deskObserver, stage.clock());
    }

    InvalidationWorker worker() {
        Room room = bug.room(scenario.room());
        ReconcileConfig config = ReconcileConfig.standard()
                .withOperatorsShare(FILES_OF_CLOUDFRONT - room.files(), WILDCARDS_OF_CLOUDFRONT - room.wildcards())
                .withGiveUpAfter(scenario.giveUpAfter());
        return new InvalidationWorker(ports, config, doorbells);
    }

    OriginClearing clearing(InvalidationWorker worker) {
        ClearingConfig config =
                ClearingConfig.standard().withPatience(scenario.caches().patience());
        return new OriginClearing(ports, clearingPorts, config, worker);
    }

    private PurgeId nextPurge() {
        return Samples.id(++purges);
    }

    /** Whether nothing goes wrong any longer. */
    boolean isCalm() {
        return !stage.now().isBefore(scenario.start().plus(scenario.trouble()));
    }

    /** How long ago it became calm; negative before. */
    Duration calmFor() {
        return Duration.between(scenario.start().plus(scenario.trouble()), stage.now());
    }

    Fortune fortune() {
        return fortune;
    }

    Scenario scenario() {
        return scenario;
    }

    Stage stage() {
        return stage;
    }

    Urls urls() {
        return urls;
    }

    Witness witness() {
        return witness;
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
