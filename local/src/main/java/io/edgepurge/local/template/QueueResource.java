package io.edgepurge.local.template;

import java.time.Duration;
import java.util.Optional;

/** An SQS queue with its visibility timeout, its delivery delay and its redrive policy. */
public record QueueResource(String name, Duration visibilityTimeout, Duration delay, Optional<Redrive> deadLetters) {

    /** The redrive policy: the dead-letter queue and the number of receives before a message moves there. */
    public record Redrive(String queue, int maxReceives) {}
}
