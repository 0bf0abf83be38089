package io.edgepurge.local.template;

import java.time.Duration;
import java.util.Optional;

/** A queue: how long a received message stays hidden, how long a new one waits, and where the hopeless ones go. */
public record QueueResource(String name, Duration visibilityTimeout, Duration delay, Optional<Redrive> deadLetters) {

    /** After this many receives a message moves to that queue. */
    public record Redrive(String queue, int maxReceives) {}
}
