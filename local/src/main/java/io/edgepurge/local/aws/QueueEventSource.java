package io.edgepurge.local.aws;

import com.fasterxml.jackson.databind.JsonNode;
import io.edgepurge.local.function.Invocable;
import io.edgepurge.local.template.FunctionResource.QueueTrigger;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;

/**
 * Lambda's SQS event source mapping: receives a batch, invokes the function and deletes the processed messages. The other
 * messages return after the visibility timeout, until the redrive policy moves them to the dead-letter queue.
 */
public final class QueueEventSource implements AutoCloseable {
    /** @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-scaling.html">Lambda starts with five</a> */
    private static final int BATCHES_AT_ONCE = 5;

    /**
     * Lambda polls for 20 seconds. ElasticMQ ends a long poll for new messages only, not for messages whose delay has passed.
     */
    private static final Duration POLL_WAIT = Duration.ofSeconds(1);

    private final QueueTrigger trigger;
    private final SqsQueue queue;
    private final Invocable function;
    private final Clock clock;
    private final Semaphore capacity = new Semaphore(BATCHES_AT_ONCE);
    private final Thread loop = Thread.ofVirtual().unstarted(this::run);

    private QueueEventSource(QueueTrigger trigger, SqsQueue queue, Invocable function, Clock clock) {
        this.trigger = trigger;
        this.queue = queue;
        this.function = function;
        this.clock = clock;
    }

    /** Starts polling until the event source is closed. */
    public static QueueEventSource start(QueueTrigger trigger, SqsQueue queue, Invocable function, Clock clock) {
        QueueEventSource source = new QueueEventSource(trigger, queue, function, clock);
        source.loop.start();
        return source;
    }

    private void run() {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                capacity.acquire();
                List<JsonNode> batch = receiveBatch();
                Thread.startVirtualThread(() -> deliver(batch));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (AwsJsonException | UncheckedIOException e) {
                // The queue is closing with the stack, or the poll was interrupted. The next iteration polls again.
                capacity.release();
            }
        }
    }

    private List<JsonNode> receiveBatch() {
        List<JsonNode> batch = new ArrayList<>(queue.receive(trigger.batchSize(), POLL_WAIT));
        Instant end = clock.instant().plus(trigger.window());
        while (!batch.isEmpty()
                && batch.size() < trigger.batchSize()
                && clock.instant().isBefore(end)) {
            batch.addAll(queue.receive(trigger.batchSize() - batch.size(), POLL_WAIT));
        }
        return batch;
    }

    private void deliver(List<JsonNode> batch) {
        try {
            if (!batch.isEmpty()) {
                String event = new SqsEvent(queue, batch).json().toString();
                new BatchResponse(batch, trigger.reportsFailures())
                        .processed(function.invoke(event))
                        .forEach(this::delete);
            }
        } finally {
            capacity.release();
        }
    }

    /**
     * Deletes a message. If its visibility timeout has passed, the message has been delivered again or is in the dead-letter
     * queue.
     */
    private void delete(JsonNode message) {
        try {
            queue.delete(message);
        } catch (AwsJsonException | UncheckedIOException e) {
            // The message is delivered again, unless the stack is closing.
        }
    }

    /** Stops polling and waits until the poll in progress has ended. Batches in flight may still complete. */
    @Override
    public void close() {
        loop.interrupt();
        try {
            loop.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
