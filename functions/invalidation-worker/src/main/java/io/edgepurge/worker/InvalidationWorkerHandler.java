package io.edgepurge.worker;

import static java.util.Map.entry;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.edgepurge.aws.SqsBatch;
import io.edgepurge.domain.account.DistributionId;
import io.edgepurge.domain.clearing.OriginClearing;
import io.edgepurge.domain.reconcile.FollowUp;
import io.edgepurge.domain.reconcile.InvalidationWorker;
import io.edgepurge.domain.verifier.Verifier;
import io.edgepurge.log.CurrentRequest;
import io.edgepurge.worker.DoorbellBatch.ReconcileRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.IntSupplier;
import java.util.stream.Stream;

/**
 * The Lambda function that handles a batch of doorbells. It reconciles each distribution of the batch once, then clears origin
 * caches, visits purged URLs, and after a sweep checks the settings of one distribution if its weekly check is due.
 *
 * <p>It returns a partial batch response, so SQS redelivers only the messages of distributions that failed. A malformed
 * message is returned too, until SQS moves it to the dead-letter queue.
 */
public final class InvalidationWorkerHandler implements RequestStreamHandler {
    private static final Logger LOG = System.getLogger(InvalidationWorkerHandler.class.getName());

    /** Time to reconcile one distribution: a run of 20 s, the last call to CloudFront, and recording its result. */
    private static final int MILLIS_TO_RECONCILE = 50_000;

    /** Time to clear origin caches: a run of 10 s, two rounds of calls of at most 10 s, and reconciling as above. */
    private static final int MILLIS_TO_CLEAR = 80_000;

    /** Time to visit URLs: requests of at most 5 s, and recording their results. */
    private static final int MILLIS_TO_VISIT = 15_000;

    /** Time to check a distribution: its configuration and some cache policies, each with a timeout of 17 s. */
    private static final int MILLIS_TO_CHECK = 60_000;

    private final InvalidationWorker worker;
    private final OriginClearing clearing;
    private final Verifier verifier;
    private final Runnable weeklyCheck;

    /** Called by Lambda in the init phase. Creates all clients and reads all settings, so errors fail the start. */
    public InvalidationWorkerHandler() {
        this(Wiring.from(System.getenv()));
    }

    InvalidationWorkerHandler(Wiring wiring) {
        this.worker = wiring.worker();
        this.clearing = wiring.clearing();
        this.verifier = wiring.verifier();
        this.weeklyCheck = wiring.weeklyCheck();
    }

    @Override
    public void handleRequest(InputStream event, OutputStream output, Context context) throws IOException {
        output.write(handle(event.readAllBytes(), context.getAwsRequestId(), context::getRemainingTimeInMillis));
    }

    /** @param remainingMillis the time until Lambda ends the invocation */
    byte[] handle(byte[] event, String requestId, IntSupplier remainingMillis) {
        return SqsBatch.failures(CurrentRequest.during(
                requestId, () -> handle(DoorbellBatch.of(SqsBatch.parse(event)), remainingMillis)));
    }

    /** Returns the IDs of the messages to redeliver. */
    private List<String> handle(DoorbellBatch batch, IntSupplier remainingMillis) {
        List<Reconciled> reconciled = batch.byDistribution().entrySet().stream()
                .map(distribution -> reconcile(distribution.getKey(), distribution.getValue(), remainingMillis))
                .toList();
        List<String> malformed = batch.malformedMessageIds();
        malformed.forEach(id -> LOG.log(Level.ERROR, "A doorbell message is malformed", entry("message.id", id)));
        List<String> unswept = sweep(batch.sweepMessageIds());
        List<String> unreconciled = reconciled.stream()
                .filter(Reconciled::hasFailed)
                .flatMap(Reconciled::messageIds)
                .toList();
        List<String> uncleared =
                clear(reconciled.stream().filter(Reconciled::hasOriginCaches).toList(), remainingMillis);
        List<String> unvisited =
                visit(reconciled.stream().filter(Reconciled::hasVisits).toList(), remainingMillis);
        check(batch, remainingMillis);
        return Stream.of(malformed, unswept, unreconciled, uncleared, unvisited)
                .flatMap(List::stream)
                .distinct()
                .toList();
    }

    private Reconciled reconcile(
            DistributionId distribution, List<ReconcileRequest> requests, IntSupplier remainingMillis) {
        try {
            return new Reconciled(
                    distribution, requests, Optional.of(followUpOf(distribution, requests, remainingMillis)));
        } catch (Throwable e) {
            // also after an error, the other distributions of the batch are reconciled and only these messages
            // redelivered
            LOG.log(Level.WARNING, "A distribution could not be reconciled", entry("distribution.id", distribution), e);
            return new Reconciled(distribution, requests, Optional.empty());
        }
    }

    private FollowUp followUpOf(
            DistributionId distribution, List<ReconcileRequest> requests, IntSupplier remainingMillis) {
        if (remainingMillis.getAsInt() < MILLIS_TO_RECONCILE) {
            worker.requeueNow(distribution);
            return FollowUp.NONE;
        }
        List<Instant> scheduledFor = requests.stream()
                .flatMap(request -> request.message().scheduledFor().stream())
                .toList();
        return worker.reconcile(distribution, scheduledFor);
    }

    /** Returns the IDs of the messages to redeliver. */
    private List<String> sweep(List<String> messageIds) {
        if (messageIds.isEmpty()) {
            return List.of();
        }
        try {
            worker.sweep();
            return List.of();
        } catch (Throwable e) {
            LOG.log(Level.WARNING, "The sweep failed", e);
            return messageIds;
        }
    }

    /**
     * Clears origin caches and returns the IDs of the messages to redeliver. Runs after all distributions are reconciled, so
     * that a slow cache delays only its own items.
     */
    private List<String> clear(List<Reconciled> withOriginCaches, IntSupplier remainingMillis) {
        if (withOriginCaches.isEmpty()) {
            return List.of();
        }
        List<DistributionId> distributions =
                withOriginCaches.stream().map(Reconciled::distribution).toList();
        try {
            if (remainingMillis.getAsInt() < MILLIS_TO_CLEAR) {
                distributions.forEach(worker::requeueNow);
            } else {
                clearing.clear(distributions);
            }
            return List.of();
        } catch (Throwable e) {
            LOG.log(Level.WARNING, "Origin caches could not be cleared", entry("distribution.id", distributions), e);
            return withOriginCaches.stream().flatMap(Reconciled::messageIds).toList();
        }
    }

    /** Runs after everything else, so it delays no purge and no visit. */
    private void check(DoorbellBatch batch, IntSupplier remainingMillis) {
        if (!batch.sweepMessageIds().isEmpty() && remainingMillis.getAsInt() >= MILLIS_TO_CHECK) {
            weeklyCheck.run();
        }
    }

    /**
     * Visits purged URLs and returns the IDs of the messages to redeliver. Runs after the purges, so that a slow host
     * delays only other visits.
     */
    private List<String> visit(List<Reconciled> withVisits, IntSupplier remainingMillis) {
        if (withVisits.isEmpty()) {
            return List.of();
        }
        List<DistributionId> distributions =
                withVisits.stream().map(Reconciled::distribution).toList();
        if (remainingMillis.getAsInt() < MILLIS_TO_VISIT) {
            distributions.forEach(worker::requeueNow);
            return List.of();
        }
        try {
            verifier.verify(distributions);
            return List.of();
        } catch (Throwable e) {
            LOG.log(Level.WARNING, "Purged URLs could not be visited", entry("distribution.id", distributions), e);
            return withVisits.stream().flatMap(Reconciled::messageIds).toList();
        }
    }

    /**
     * The outcome of reconciling one distribution, with the messages that requested it.
     *
     * @param followUp the work that is left; empty if reconciling failed
     */
    private record Reconciled(
            DistributionId distribution, List<ReconcileRequest> requests, Optional<FollowUp> followUp) {
        boolean hasFailed() {
            return followUp.isEmpty();
        }

        boolean hasOriginCaches() {
            return followUp.filter(FollowUp::originCaches).isPresent();
        }

        boolean hasVisits() {
            return followUp.filter(FollowUp::visits).isPresent();
        }

        Stream<String> messageIds() {
            return requests.stream().map(ReconcileRequest::messageId);
        }
    }
}
