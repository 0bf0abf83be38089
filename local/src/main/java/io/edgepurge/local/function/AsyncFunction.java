package io.edgepurge.local.function;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.edgepurge.local.function.InvocationResult.Failed;
import io.edgepurge.local.time.Timer;
import java.io.IOException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * Invokes a function asynchronously, as Lambda does: retries a failed event and reports it to a failure destination at the
 * end. Lambda waits one minute before the first retry and two before the second. This emulator waits one second and two.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/invocation-async.html">Asynchronous invocation</a>
 */
public final class AsyncFunction implements AutoCloseable {
    private static final Duration FIRST_DELAY = Duration.ofSeconds(1);

    private final Invocable function;
    private final RetryPolicy retryPolicy;
    private final Timer timer;
    private final Executor executor;
    private final ObjectMapper json = new ObjectMapper();
    private volatile boolean closed;

    /**
     * The function's retry settings and failure destination.
     *
     * @param function the name of the function
     * @param maxRetries the number of retries after the first attempt
     * @param failureDestination receives Lambda's record of an event whose retries are exhausted
     */
    public record RetryPolicy(String function, int maxRetries, Consumer<String> failureDestination) {}

    /** Creates a function that handles each event in a virtual thread. */
    public AsyncFunction(Invocable function, RetryPolicy retryPolicy, Timer timer) {
        this(function, retryPolicy, timer, Thread::startVirtualThread);
    }

    AsyncFunction(Invocable function, RetryPolicy retryPolicy, Timer timer, Executor executor) {
        this.function = function;
        this.retryPolicy = retryPolicy;
        this.timer = timer;
        this.executor = executor;
    }

    /** Queues the event and returns immediately. */
    public void invokeAsync(String event) {
        executor.execute(() -> run(event));
    }

    private void run(String event) {
        try {
            InvocationResult last = function.invoke(event);
            for (int retry = 1; last instanceof Failed && retry <= retryPolicy.maxRetries(); retry++) {
                timer.sleepUntil(timer.now().plus(FIRST_DELAY.multipliedBy(retry)));
                last = function.invoke(event);
            }
            if (last instanceof Failed(String error)) {
                retryPolicy.failureDestination().accept(recordOf(event, error).toString());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            // The function and the failure destination close with the stack.
            if (!closed) {
                throw e;
            }
        }
    }

    /** Stops reporting failures. Events in progress may still complete. */
    @Override
    public void close() {
        closed = true;
    }

    /** @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html">The record</a> */
    private ObjectNode recordOf(String event, String error) {
        ObjectNode entry = JsonNodeFactory.instance
                .objectNode()
                .put("version", "1.0")
                .put("timestamp", timer.now().toString());
        entry.putObject("requestContext")
                .put("requestId", UUID.randomUUID().toString())
                .put("functionArn", retryPolicy.function())
                .put("condition", "RetriesExhausted")
                .put("approximateInvokeCount", retryPolicy.maxRetries() + 1);
        entry.set("requestPayload", parse(event));
        entry.putObject("responseContext").put("statusCode", 200).put("functionError", "Unhandled");
        entry.set("responsePayload", parse(error));
        return entry;
    }

    private JsonNode parse(String text) {
        try {
            return json.readTree(text);
        } catch (IOException e) {
            return JsonNodeFactory.instance.textNode(text);
        }
    }
}
