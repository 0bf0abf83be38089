package io.edgepurge.worker;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import io.edgepurge.domain.account.DistributionId;
import io.edgepurge.domain.clearing.OriginClearing;
import io.edgepurge.domain.reconcile.InvalidationWorker;
import io.edgepurge.log.CurrentRequest;
import io.edgepurge.worker.Bells.DoorbellRecord;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * Answers the doorbell, once for each distribution of a batch. A distribution that fails gives back its own messages
 * alone; a message that cannot be understood is given back until SQS puts it with the dead letters.
 */
public final class InvalidationWorkerHandler implements RequestHandler<SQSEvent, SQSBatchResponse> {
    private static final Logger LOG = System.getLogger(InvalidationWorkerHandler.class.getName());

    /** One run may take 20 s, then finish a call to CloudFront and record it. */
    private static final int MILLIS_OF_ONE_RUN = 50_000;

    /** Clearing takes up to 10 s, then finishes the calls it is in, and plans what it cleared as in any run. */
    private static final int MILLIS_OF_CLEARING = 65_000;

    private final InvalidationWorker worker;
    private final OriginClearing clearing;

    /** Called once by Lambda, in the init phase: every client and setting is made here or the function fails to start. */
    public InvalidationWorkerHandler() {
        this(Wiring.duties(System.getenv()));
    }

    InvalidationWorkerHandler(Duties duties) {
        this.worker = duties.worker();
        this.clearing = duties.clearing();
    }

    @Override
    public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
        return CurrentRequest.during(context.getAwsRequestId(), () -> answer(event, context));
    }

    private SQSBatchResponse answer(SQSEvent event, Context context) {
        Bells doorbells = Bells.in(event);
        List<Answered> answered = doorbells.looks().entrySet().stream()
                .map(look -> answer(look.getKey(), look.getValue(), context))
                .toList();
        List<Answered> cached =
                answered.stream().filter(Answered::hasOriginCaches).toList();
        return new SQSBatchResponse(Stream.of(
                        garbage(doorbells),
                        failedSweep(doorbells),
                        failedLooks(answered),
                        failedClearing(cached, context))
                .flatMap(List::stream)
                .map(BatchItemFailure::new)
                .toList());
    }

    private List<String> garbage(Bells doorbells) {
        doorbells.garbage().forEach(id -> LOG.log(Level.ERROR, "A doorbell cannot be understood; message.id=" + id));
        return doorbells.garbage();
    }

    private List<String> failedSweep(Bells doorbells) {
        return doorbells.sweeps().isEmpty() || done("The sweep failed", worker::sweep) ? List.of() : doorbells.sweeps();
    }

    private Answered answer(DistributionId distribution, List<DoorbellRecord> doorbells, Context context) {
        if (context.getRemainingTimeInMillis() < MILLIS_OF_ONE_RUN) {
            worker.requeueNow(distribution);
            return new Answered(distribution, doorbells, true, false);
        }
        List<Instant> setFor = doorbells.stream()
                .flatMap(doorbell -> doorbell.look().setFor().stream())
                .toList();
        try {
            return new Answered(distribution, doorbells, true, worker.reconcile(distribution, setFor));
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "A distribution could not be reconciled; distribution.id=" + distribution, e);
            return new Answered(distribution, doorbells, false, false);
        }
    }

    private static List<String> failedLooks(List<Answered> answered) {
        return answered.stream()
                .filter(look -> !look.done())
                .flatMap(Answered::messageIds)
                .toList();
    }

    /** After all bells have been answered, so that a slow cache delays nothing but what waits for it. */
    private List<String> failedClearing(List<Answered> cached, Context context) {
        List<DistributionId> distributions =
                cached.stream().map(Answered::distribution).toList();
        if (distributions.isEmpty()) {
            return List.of();
        }
        if (context.getRemainingTimeInMillis() < MILLIS_OF_CLEARING) {
            distributions.forEach(worker::requeueNow);
            return List.of();
        }
        return done(
                        "Origin caches could not be cleared; distribution.id=" + distributions,
                        () -> clearing.clear(distributions))
                ? List.of()
                : cached.stream().flatMap(Answered::messageIds).toList();
    }

    private static boolean done(String otherwise, Runnable work) {
        try {
            work.run();
            return true;
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, otherwise, e);
            return false;
        }
    }

    /** How it went with the bells of one distribution. */
    private record Answered(
            DistributionId distribution, List<DoorbellRecord> doorbells, boolean done, boolean hasOriginCaches) {
        Stream<String> messageIds() {
            return doorbells.stream().map(DoorbellRecord::messageId);
        }
    }
}
