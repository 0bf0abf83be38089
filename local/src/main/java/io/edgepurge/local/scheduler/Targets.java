package io.edgepurge.local.scheduler;

/** The targets of schedules. Thread-safe. */
@FunctionalInterface
public interface Targets {
    /** Delivers a payload to a target; returns {@code false} if the target does not exist or rejects it. */
    boolean deliver(String arn, String payload);
}
