package io.edgepurge.local.template;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A Lambda function of the template. */
public record FunctionResource(
        String name, Code code, Limits limits, Map<String, String> environment, Triggers triggers) {
    public FunctionResource {
        environment = Map.copyOf(environment);
    }

    /** The deployable jar and the handler class. */
    public record Code(Path jar, String handler) {}

    /** The timeout of one event and the memory of the function. */
    public record Limits(Duration timeout, int memoryMegabytes) {}

    /** The events that invoke the function, and the settings for asynchronous invocation. */
    public record Triggers(List<HttpRoute> routes, List<QueueTrigger> queues, EventInvokeConfig eventInvokeConfig) {
        public Triggers {
            routes = List.copyOf(routes);
            queues = List.copyOf(queues);
        }
    }

    /**
     * The settings for asynchronous invocation.
     *
     * @param maxRetryAttempts the number of retries after the first attempt
     * @param failureQueue the queue that receives a record after the last retry
     */
    public record EventInvokeConfig(int maxRetryAttempts, Optional<String> failureQueue) {}

    /** A method (or {@code ANY}) and a path with {@code {parameters}}. */
    public record HttpRoute(String method, String path) {
        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    /**
     * An SQS event source with a batch size and a batching window.
     *
     * @param reportsFailures true if the function reports partial batch failures; otherwise one failure returns the whole
     *     batch
     */
    public record QueueTrigger(String queue, int batchSize, Duration window, boolean reportsFailures) {
        /** Returns a copy with another batching window. */
        public QueueTrigger withWindow(Duration other) {
            return new QueueTrigger(queue, batchSize, other, reportsFailures);
        }
    }
}
