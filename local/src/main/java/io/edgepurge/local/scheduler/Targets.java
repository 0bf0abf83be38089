package io.edgepurge.local.scheduler;

/** What schedules call. Safe for many threads. */
@FunctionalInterface
public interface Targets {
    /** Hands something over; {@code false} if there is no such target, or none that takes it. */
    boolean deliver(String arn, String payload);
}
