package io.edgepurge.worker;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import com.amazonaws.services.lambda.runtime.serialization.factories.JacksonFactory;
import io.edgepurge.domain.account.DistributionId;
import io.edgepurge.domain.path.CollapsedPaths;
import io.edgepurge.domain.purge.Doorbells;
import io.edgepurge.domain.purge.ItemState;
import io.edgepurge.domain.purge.PurgeItem;
import io.edgepurge.domain.reconcile.CallerReference;
import io.edgepurge.domain.reconcile.Cdn;
import io.edgepurge.domain.reconcile.Claim;
import io.edgepurge.domain.reconcile.InvalidationId;
import io.edgepurge.domain.reconcile.InvalidationOutcome;
import io.edgepurge.domain.reconcile.InvalidationProgress;
import io.edgepurge.domain.reconcile.InvalidationWorker;
import io.edgepurge.domain.reconcile.ItemLedger;
import io.edgepurge.domain.reconcile.Ports;
import io.edgepurge.domain.reconcile.PurgeQueue;
import io.edgepurge.domain.reconcile.ReconcileConfig;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** The handler over ports in memory, called as Lambda calls it: with JSON, for JSON. It is noon on 30 January 2026. */
final class House {
    static final Path EVENTS = Path.of("../../events/invalidation-worker");

    final QuietPlans plans = new QuietPlans();
    final List<DistributionId> rung = new ArrayList<>();
    private final InvalidationWorkerHandler handler;

    House() {
        Clock clock = Clock.fixed(Instant.parse("2026-01-30T12:00:00Z"), ZoneOffset.UTC);
        Ports ports = new Ports(plans, new EmptyQueue(), new NoItems(), new NoCdn(), clock, () -> {
            throw new AssertionError("nothing is queued, so nothing is planned");
        });
        handler = new InvalidationWorkerHandler(new InvalidationWorker(ports, ReconcileConfig.standard(), new Bells()));
    }

    static SQSEvent event(String file) {
        try (InputStream json = Files.newInputStream(EVENTS.resolve(file))) {
            return LambdaEventSerializers.serializerFor(SQSEvent.class, House.class.getClassLoader())
                    .fromJson(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The response as Lambda reads it. */
    String answerTo(String file) {
        ByteArrayOutputStream json = new ByteArrayOutputStream();
        JacksonFactory.getInstance()
                .getSerializer(SQSBatchResponse.class)
                .toJson(handler.handleRequest(event(file), new NoContext()), json);
        return json.toString(StandardCharsets.UTF_8);
    }

    private final class Bells implements Doorbells {
        @Override
        public void ring(Collection<DistributionId> distributions) {
            rung.addAll(distributions);
        }

        @Override
        public void ringAt(DistributionId distribution, Instant at) {
            throw new AssertionError("nothing is in progress, so nothing is waited for");
        }
    }

    private static final class EmptyQueue implements PurgeQueue {
        @Override
        public List<Claim> heads(DistributionId distribution, int enough) {
            return List.of();
        }

        @Override
        public void remove(DistributionId distribution, List<Claim> claims) {}
    }

    private static final class NoItems implements ItemLedger {
        @Override
        public Map<Claim, List<PurgeItem>> items(List<Claim> claims) {
            return Map.of();
        }

        @Override
        public void mark(DistributionId distribution, List<Claim> claims, ItemState state) {}

        @Override
        public void markAndRefund(DistributionId distribution, List<Claim> claims, ItemState state) {}
    }

    private static final class NoCdn implements Cdn {
        @Override
        public InvalidationOutcome createInvalidation(
                DistributionId distribution, CallerReference reference, CollapsedPaths paths) {
            throw new AssertionError("nothing is planned, so nothing is invalidated");
        }

        @Override
        public InvalidationProgress progressOf(DistributionId distribution, InvalidationId invalidation) {
            throw new AssertionError("nothing is in progress, so nothing is asked");
        }
    }
}
