package io.edgepurge.local.simulator;

import java.time.Instant;
import java.util.Optional;

/** An invalidation. It is in progress until it has a completion time. */
record Invalidation(
        String id, InvalidationBatch batch, Instant createdAt, Instant dueAt, Optional<Instant> completedAt) {
    String status() {
        return completedAt.isPresent() ? "Completed" : "InProgress";
    }

    boolean isDueAt(Instant now) {
        return !now.isBefore(dueAt);
    }

    Invalidation completed() {
        return new Invalidation(id, batch, createdAt, dueAt, Optional.of(dueAt));
    }
}
