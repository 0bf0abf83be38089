package io.edgepurge.worker;

import static java.util.Map.entry;

import io.edgepurge.domain.account.Account;
import io.edgepurge.domain.account.ApiKey;
import io.edgepurge.domain.account.CacheAddress;
import io.edgepurge.domain.account.CacheKind;
import io.edgepurge.domain.account.KeyId;
import io.edgepurge.domain.account.OriginCaches;
import io.edgepurge.domain.account.UrlEndpoint;
import io.edgepurge.domain.clearing.ClearingConfig;
import io.edgepurge.domain.clearing.ClearingPorts;
import io.edgepurge.domain.clearing.ConcurrentRunner;
import io.edgepurge.domain.clearing.OriginClearing;
import io.edgepurge.domain.purge.Purge;
import io.edgepurge.domain.reconcile.InvalidationWorker;
import io.edgepurge.domain.reconcile.PlanId;
import io.edgepurge.domain.reconcile.ReconcileConfig;
import io.edgepurge.domain.reconcile.ReconcilePorts;
import io.edgepurge.domain.verifier.VerificationConfig;
import io.edgepurge.domain.verifier.VerificationPorts;
import io.edgepurge.domain.verifier.Verifier;
import io.edgepurge.origin.HttpOriginCaches;
import io.edgepurge.testing.InMemoryAccounts;
import io.edgepurge.testing.ManualClock;
import io.edgepurge.testing.RecordingDoorbells;
import io.edgepurge.testing.RecordingWorkerObserver;
import io.edgepurge.testing.Records;
import io.edgepurge.testing.Samples;
import io.edgepurge.testing.ScriptedInvalidationApi;
import io.edgepurge.viewer.SocketViewerClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A process that starts like the function, handles one doorbell with in-memory stores, and exits. With the argument {@code
 * cached}, the purge waits for an origin cache whose address refuses connections.
 */
final class OneInvocation {
    private OneInvocation() {}

    public static void main(String[] arguments) {
        Wiring.from(Map.ofEntries(
                entry("PURGE_TABLE", "none"),
                entry("DOORBELL_QUEUE_URL", "http://127.0.0.1:1/queue"),
                entry("PROTECTED_FOLDERS", "private"),
                entry("POLL_SECONDS", "6"),
                entry("OPERATORS_FILES", "100"),
                entry("OPERATORS_WILDCARDS", "2"),
                entry("CALLS_PER_SECOND", "0.5"),
                entry("CALLS_AT_ONCE", "9"),
                entry("GIVE_UP_SECONDS", "86400"),
                entry("ORIGIN_CACHE_TIMEOUT_SECONDS", "5"),
                entry("ORIGIN_CACHE_PATIENCE_SECONDS", "3600"),
                entry("AWS_REGION", "eu-central-1")));
        Records records = Records.inMemory(List.of(), List.of(Samples.IMAGES));
        Purge purge = Samples.purge(1, "/a.jpg");
        records.purgeStore()
                .accept(
                        List.of(arguments).contains("cached")
                                ? Samples.clearedFirst(purge, 10)
                                : Samples.acceptance(purge, 10));
        String event = """
                {"Records": [{"messageId": "1", "body": "{\\"distribution\\":\\"%s\\"}"}]}""".formatted(Samples.IMAGES);
        byte[] _ = new InvalidationWorkerHandler(wiring(records))
                .handle(event.getBytes(StandardCharsets.UTF_8), "1", () -> 120_000);
        System.out.println(
                records.purgeStore().find(purge.account(), purge.id()).orElseThrow());
    }

    private static Wiring wiring(Records records) {
        ReconcilePorts ports = new ReconcilePorts(
                records.plans(),
                records.queue(),
                records.items(),
                records.tokenBuckets(),
                new ScriptedInvalidationApi(),
                new RecordingWorkerObserver(),
                new ManualClock(Samples.NOON),
                () -> new PlanId("plan-1"));
        InvalidationWorker worker = new InvalidationWorker(ports, ReconcileConfig.standard(), new RecordingDoorbells());
        ClearingPorts clearing = new ClearingPorts(
                records.clearances(),
                accounts(),
                new HttpOriginCaches(Duration.ofSeconds(5)),
                ConcurrentRunner.virtualThreads());
        VerificationPorts visiting = new VerificationPorts(
                records.verifications(),
                records.purgeStore(),
                accounts(),
                SocketViewerClient.forPublicAddresses(ports.clock()),
                ConcurrentRunner.virtualThreads());
        return new Wiring(
                worker,
                new OriginClearing(ports, clearing, ClearingConfig.standard(), worker),
                new Verifier(ports, visiting, VerificationConfig.standard(), worker),
                () -> {});
    }

    private static InMemoryAccounts accounts() {
        OriginCaches unreachable = OriginCaches.of(CacheKind.VARNISH, new CacheAddress("http://127.0.0.1:1"));
        UrlEndpoint endpoint =
                UrlEndpoint.of(Samples.ENDPOINT, Samples.IMAGES).withOriginCaches(Optional.of(unreachable));
        return new InMemoryAccounts()
                .with(new Account(Samples.ACME, List.of(endpoint), 10), new ApiKey("key"), new KeyId("key-1"));
    }
}
