package io.edgepurge.local.template;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A function: what is deployed, what it may use, what it is told, and what calls it. */
public record FunctionResource(
        String name, Code code, Limits limits, Map<String, String> environment, Triggers triggers) {
    public FunctionResource {
        environment = Map.copyOf(environment);
    }

    /** The jar that deploys and the class in it that Lambda calls. */
    public record Code(Path jar, String handler) {}

    /** How long one event may take, and the memory for all of it. */
    public record Limits(Duration timeout, int memoryMegabytes) {}

    /** What makes the function run, apart from direct invocation. */
    public record Triggers(List<HttpRoute> routes, List<QueueTrigger> queues, EventInvokeConfig eventInvokeConfig) {
        public Triggers {
            routes = List.copyOf(routes);
            queues = List.copyOf(queues);
        }
    }

    /**
     * What becomes of an event that nobody waits for when the function fails.
     *
     * @param maxRetryAttempts how often it is tried again
     * @param failureQueue the queue that gets to know when all was in vain
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
     * Messages of a queue, at most {@code batchSize} at a time, gathered for at most {@code window}.
     *
     * @param reportsFailures whether the function names the messages that failed; else one failure returns them all
     */
    public record QueueTrigger(String queue, int batchSize, Duration window, boolean reportsFailures) {}
}
