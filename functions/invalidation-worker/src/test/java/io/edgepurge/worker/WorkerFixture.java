package io.edgepurge.worker;

import io.edgepurge.domain.clearing.ClearingConfig;
import io.edgepurge.domain.clearing.ClearingPorts;
import io.edgepurge.domain.clearing.OriginClearing;
import io.edgepurge.domain.reconcile.InvalidationWorker;
import io.edgepurge.domain.reconcile.ReconcileConfig;
import io.edgepurge.domain.reconcile.ReconcilePorts;
import io.edgepurge.domain.verifier.VerificationConfig;
import io.edgepurge.domain.verifier.VerificationPorts;
import io.edgepurge.domain.verifier.Verifier;
import io.edgepurge.standin.TimeLeft;
import io.edgepurge.testing.InMemoryAccounts;
import io.edgepurge.testing.RecordingDoorbells;
import io.edgepurge.testing.RecordingWorkerObserver;
import io.edgepurge.testing.Records;
import io.edgepurge.testing.ScriptedCaches;
import io.edgepurge.testing.ScriptedInvalidationApi;
import io.edgepurge.testing.ScriptedViewer;
import io.edgepurge.testing.SequentialRunner;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/** The handler with in-memory ports, called with JSON like Lambda does. The time is noon on 30 January 2026. */
final class WorkerFixture {
    static final Path EVENTS = Path.of("../../events/invalidation-worker");

    final EmptyPlanStore plans = new EmptyPlanStore();
    final EmptyClearanceStore clearances = new EmptyClearanceStore();
    final RecordingDoorbells doorbells = new RecordingDoorbells();
    final EmptyVerificationStore visits = new EmptyVerificationStore();
    int remainingMillis = 120_000;
    int checks;
    private final InvalidationWorkerHandler handler;

    WorkerFixture() {
        Clock clock = Clock.fixed(Instant.parse("2026-01-30T12:00:00Z"), ZoneOffset.UTC);
        Records empty = Records.inMemory(List.of());
        ReconcilePorts ports = new ReconcilePorts(
                plans,
                empty.queue(),
                empty.items(),
                empty.tokenBuckets(),
                new ScriptedInvalidationApi(),
                new RecordingWorkerObserver(),
                clock,
                () -> {
                    throw new AssertionError("the queue is empty, so no plan is made");
                });
        InvalidationWorker worker = new InvalidationWorker(ports, ReconcileConfig.standard(), doorbells);
        ClearingPorts clearing =
                new ClearingPorts(clearances, new InMemoryAccounts(), new ScriptedCaches(), new SequentialRunner());
        VerificationPorts visiting = new VerificationPorts(
                visits, empty.purgeStore(), new InMemoryAccounts(), new ScriptedViewer(clock), new SequentialRunner());
        handler = new InvalidationWorkerHandler(new Wiring(
                worker,
                new OriginClearing(ports, clearing, ClearingConfig.standard(), worker),
                new Verifier(ports, visiting, VerificationConfig.standard(), worker),
                () -> checks++));
    }

    static byte[] event(String file) {
        try {
            return Files.readAllBytes(EVENTS.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the response as JSON. */
    String responseTo(String file) {
        ByteArrayOutputStream json = new ByteArrayOutputStream();
        try {
            handler.handleRequest(new ByteArrayInputStream(event(file)), json, new TimeLeft(remainingMillis));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return json.toString(StandardCharsets.UTF_8);
    }
}
