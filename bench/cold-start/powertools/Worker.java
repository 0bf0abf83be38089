package bench;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import io.edgepurge.worker.InvalidationWorkerHandler;

/** The invalidation-worker handler wrapped with Powertools. */
public final class Worker implements RequestHandler<SQSEvent, SQSBatchResponse> {
    private final InvalidationWorkerHandler handler = new InvalidationWorkerHandler();

    @Override
    public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
        return WithPowertools.run(context, () -> handler.handleRequest(event, context));
    }
}
