package io.edgepurge.worker;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import io.edgepurge.domain.account.DistributionId;
import io.edgepurge.domain.reconcile.InvalidationWorker;
import io.edgepurge.worker.Bells.LookBell;
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

    private final InvalidationWorker worker;

    /** Called once by Lambda, in the init phase: every client and setting is made here or the function fails to start. */
    public InvalidationWorkerHandler() {
        this(Wiring.worker(System.getenv()));
    }

    InvalidationWorkerHandler(InvalidationWorker worker) {
        this.worker = worker;
    }

    @Override
    public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
        Bells bells = Bells.in(event);
        Stream<String> looks = bells.looks().entrySet().stream()
                .flatMap(look -> failedLook(look.getKey(), look.getValue(), context).stream());
        return new SQSBatchResponse(Stream.of(garbage(bells).stream(), failedSweep(bells).stream(), looks)
                .flatMap(ids -> ids)
                .map(BatchItemFailure::new)
                .toList());
    }

    private List<String> garbage(Bells bells) {
        bells.garbage().forEach(id -> LOG.log(Level.ERROR, "A doorbell cannot be understood; message.id=" + id));
        return bells.garbage();
    }

    private List<String> failedSweep(Bells bells) {
        return bells.sweeps().isEmpty() || done("The sweep failed", worker::sweep) ? List.of() : bells.sweeps();
    }

    private List<String> failedLook(DistributionId distribution, List<LookBell> bells, Context context) {
        if (context.getRemainingTimeInMillis() < MILLIS_OF_ONE_RUN) {
            worker.leave(distribution);
            return List.of();
        }
        List<Instant> setFor =
                bells.stream().flatMap(bell -> bell.look().setFor().stream()).toList();
        return done(
                        "A distribution could not be reconciled; distribution.id=" + distribution,
                        () -> worker.answer(distribution, setFor))
                ? List.of()
                : bells.stream().map(LookBell::messageId).toList();
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
}
