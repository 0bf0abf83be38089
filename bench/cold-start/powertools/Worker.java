package bench;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import io.edgepurge.worker.InvalidationWorkerHandler;

/** invalidation-worker with Powertools around it. */
public final class Worker implements RequestHandler<SQSEvent, SQSBatchResponse> {
    private final InvalidationWorkerHandler handler = new InvalidationWorkerHandler();

    @Override
    public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
        return Telling.around(context, () -> handler.handleRequest(event, context));
    }
}
