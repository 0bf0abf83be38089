package io.edgepurge.aws;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;

/**
 * Runs blocking code on virtual time. One thread runs at a time, and time advances when all threads sleep, so a seed determines
 * the run on every machine.
 */
final class VirtualTime extends Clock {
    private final PriorityQueue<Sleeper> sleepers =
            new PriorityQueue<>(Comparator.comparing(Sleeper::wakesAt).thenComparingLong(Sleeper::number));
    private final Semaphore allAsleep = new Semaphore(0);
    private final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
    private final Instant start;
    private Duration now = Duration.ZERO;
    private long threads;

    VirtualTime(Instant start) {
        this.start = start;
    }

    /** Starts a thread at a time after the start. */
    void at(Duration time, Runnable work) {
        Sleeper sleeper = sleeper(time);
        Thread.ofVirtual().start(() -> {
            sleeper.wake().acquireUninterruptibly();
            try {
                work.run();
            } catch (Throwable e) {
                failures.add(e);
            } finally {
                allAsleep.release();
            }
        });
    }

    /** Suspends the calling thread, which {@link #at} has started. */
    void sleep(Duration time) {
        Sleeper sleeper = sleeper(now.plus(time));
        allAsleep.release();
        sleeper.wake().acquireUninterruptibly();
    }

    /** Runs until every thread has ended. */
    void run() {
        while (!sleepers.isEmpty()) {
            Sleeper next = sleepers.remove();
            now = next.wakesAt();
            next.wake().release();
            allAsleep.acquireUninterruptibly();
            if (!failures.isEmpty()) {
                throw new AssertionError("a thread failed at " + now, failures.element());
            }
        }
    }

    /** Returns the time since the start. */
    Duration now() {
        return now;
    }

    @Override
    public Instant instant() {
        return start.plus(now);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("tests use UTC");
    }

    private Sleeper sleeper(Duration wakesAt) {
        Sleeper sleeper = new Sleeper(wakesAt, threads++, new Semaphore(0));
        sleepers.add(sleeper);
        return sleeper;
    }

    private record Sleeper(Duration wakesAt, long number, Semaphore wake) {}
}
