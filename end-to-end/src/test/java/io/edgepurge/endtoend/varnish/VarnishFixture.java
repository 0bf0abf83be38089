package io.edgepurge.endtoend.varnish;

import static io.edgepurge.testing.Samples.ACME;
import static io.edgepurge.testing.Samples.IMAGES;
import static io.edgepurge.testing.Samples.NOON;
import static io.edgepurge.testing.Samples.id;

import io.edgepurge.aws.AwsWiring;
import io.edgepurge.domain.account.Account;
import io.edgepurge.domain.account.ApiKey;
import io.edgepurge.domain.account.Caller;
import io.edgepurge.domain.account.KeyId;
import io.edgepurge.domain.account.OriginCaches;
import io.edgepurge.domain.account.UrlEndpoint;
import io.edgepurge.domain.clearing.ClearingConfig;
import io.edgepurge.domain.clearing.ClearingPorts;
import io.edgepurge.domain.clearing.ConcurrentRunner;
import io.edgepurge.domain.clearing.OriginClearing;
import io.edgepurge.domain.purge.ItemState;
import io.edgepurge.domain.purge.Purge;
import io.edgepurge.domain.purge.PurgeObserver;
import io.edgepurge.domain.purge.PurgePorts;
import io.edgepurge.domain.purge.PurgeRequest;
import io.edgepurge.domain.purge.PurgeResult;
import io.edgepurge.domain.purge.PurgeResult.Accepted;
import io.edgepurge.domain.purge.PurgeService;
import io.edgepurge.domain.purge.PurgeSource;
import io.edgepurge.domain.purge.PurgeSpec;
import io.edgepurge.domain.reconcile.InvalidationWorker;
import io.edgepurge.domain.reconcile.PlanId;
import io.edgepurge.domain.reconcile.QueuedPurgeFinder;
import io.edgepurge.domain.reconcile.ReconcileConfig;
import io.edgepurge.domain.reconcile.ReconcilePorts;
import io.edgepurge.domain.url.ProtectedFolders;
import io.edgepurge.local.simulator.CloudFrontSimulator;
import io.edgepurge.local.simulator.Distribution;
import io.edgepurge.local.simulator.SimulatorConfig;
import io.edgepurge.local.simulator.SimulatorSettings;
import io.edgepurge.origin.HttpOriginCaches;
import io.edgepurge.testing.InMemoryAccounts;
import io.edgepurge.testing.ManualClock;
import io.edgepurge.testing.RecordingDoorbells;
import io.edgepurge.testing.RecordingWorkerObserver;
import io.edgepurge.testing.Records;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** The CloudFront simulator in front of Varnish, with the purge service and the worker on one virtual clock. */
final class VarnishFixture implements AutoCloseable {
    private static final Duration INVALIDATION = Duration.ofSeconds(5);

    private final ManualClock clock = new ManualClock(NOON);
    private final Records records = Records.inMemory(List.of(), List.of(IMAGES));
    private final CloudFrontSimulator simulator;
    private final Caller caller;
    private final InvalidationWorker worker;
    private final OriginClearing clearing;

    VarnishFixture(URI cache, OriginCaches behind) {
        simulator = simulator(cache, clock);
        simulator.controls().stopClock();
        UrlEndpoint endpoint = UrlEndpoint.of(simulator.edge() + "/", IMAGES).withOriginCaches(Optional.of(behind));
        caller = Caller.unrestricted(new Account(ACME, List.of(endpoint), 100), new KeyId("key-1"));
        ReconcilePorts ports = new ReconcilePorts(
                records.plans(),
                records.queue(),
                records.items(),
                records.tokenBuckets(),
                new AwsWiring(Map.of("PURGE_TABLE", "none", "AWS_ENDPOINT_URL_CLOUDFRONT", endpointOf(simulator)))
                        .reconcilePorts(new RecordingWorkerObserver())
                        .invalidationApi(),
                new RecordingWorkerObserver(),
                clock,
                () -> new PlanId("plan-1"));
        worker = new InvalidationWorker(ports, ReconcileConfig.standard(), new RecordingDoorbells());
        InMemoryAccounts accounts = new InMemoryAccounts().with(caller.account(), new ApiKey("key"), caller.key());
        ClearingPorts clearingPorts = new ClearingPorts(
                records.clearances(),
                accounts,
                new HttpOriginCaches(Duration.ofSeconds(5)),
                ConcurrentRunner.virtualThreads());
        clearing = new OriginClearing(ports, clearingPorts, ClearingConfig.standard(), worker);
    }

    private static String endpointOf(CloudFrontSimulator simulator) {
        return simulator.endpoint().toString();
    }

    private static CloudFrontSimulator simulator(URI cache, ManualClock clock) {
        SimulatorConfig config = new SimulatorConfig(
                0,
                0,
                cache,
                List.of(Distribution.of(IMAGES.value(), "127.0.0.1")),
                SimulatorSettings.defaults().withInvalidationTime(INVALIDATION));
        try {
            return CloudFrontSimulator.start(config, clock, new Random(1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    URI edge() {
        return simulator.edge();
    }

    /** Purges a URL of the edge and runs the worker to the end. */
    ItemState purge(String path) {
        PurgeService purgeService = new PurgeService(
                new PurgePorts(
                        records.purgeStore(),
                        new QueuedPurgeFinder(records.purgeStore(), records.plans()),
                        new RecordingDoorbells(),
                        PurgeObserver.NONE,
                        at -> id(1),
                        clock),
                ProtectedFolders.DEFAULT);
        PurgeResult answer = purgeService.accept(
                new PurgeRequest(caller, PurgeSource.API, PurgeSpec.urls(List.of(edge() + path)), Optional.empty()));
        Purge purge = ((Accepted) answer).progress().purge();
        reconcile();
        simulator.controls().advanceClock(INVALIDATION);
        clock.advance(Duration.ofMinutes(1));
        reconcile();
        return records.purgeStore()
                .find(ACME, purge.id())
                .orElseThrow()
                .stateOf(purge.items().getFirst());
    }

    private void reconcile() {
        if (worker.reconcile(IMAGES, List.of()).originCaches()) {
            clearing.clear(List.of(IMAGES));
        }
    }

    @Override
    public void close() {
        simulator.close();
    }
}
