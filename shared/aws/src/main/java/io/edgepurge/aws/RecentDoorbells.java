package io.edgepurge.aws;

import io.edgepurge.domain.account.DistributionId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Decides how a process sends its next doorbell for a distribution, so that many purges need few doorbells. The first doorbell
 * is sent immediately. The next one within a second is delayed, and until it is due, others are unnecessary: the worker that
 * receives it finds their purges too.
 *
 * <p>Each process decides alone, from its own clock. Safe for use by many threads.
 */
final class RecentDoorbells {
    /** The delay of a doorbell that soon follows another. */
    static final Duration DELAY = Duration.ofSeconds(1);

    /** A doorbell that is due sooner than this may be received before a purge that was just recorded can be read. */
    private static final Duration TOO_SOON_TO_RELY_ON = Duration.ofMillis(100);

    /**
     * From this number of unnecessary doorbells per delay, the distribution is busy. With a batching window, Lambda can wait up
     * to 20 seconds on a queue with very little traffic, so only busy distributions use the queue with a window.
     *
     * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html">Batching of SQS event sources</a>
     */
    private static final int BUSY = 5;

    /** Limits the memory; forgetting doorbells only causes a few more. */
    private static final int MOST_DISTRIBUTIONS = 1000;

    private final Map<DistributionId, Sent> lastSent = new HashMap<>();

    /** Returns the delivery of the next doorbell. Call {@link #sent} after it has been sent. */
    synchronized Delivery next(DistributionId distribution, Instant now) {
        Optional<Sent> last = Optional.ofNullable(lastSent.get(distribution)).filter(sent -> sent.isRecent(now));
        if (last.isEmpty()) {
            return Delivery.IMMEDIATE;
        }
        Sent sent = last.get();
        if (sent.isDueAfter(now)) {
            lastSent.put(distribution, sent.plusUnnecessary());
            return Delivery.UNNECESSARY;
        }
        return sent.unnecessary() < BUSY ? Delivery.DELAYED : Delivery.BATCHED;
    }

    /** Records that a doorbell has been sent. */
    synchronized void sent(DistributionId distribution, Delivery delivery, Instant now) {
        if (lastSent.size() >= MOST_DISTRIBUTIONS) {
            lastSent.clear();
        }
        lastSent.put(distribution, new Sent(delivery == Delivery.IMMEDIATE ? now : now.plus(DELAY), 0));
    }

    /** How a doorbell is sent. */
    enum Delivery {
        IMMEDIATE,
        /** Through the same queue, after {@link #DELAY}. */
        DELAYED,
        /** Through the queue of large batches, after {@link #DELAY}. */
        BATCHED,
        /** Not at all: the last doorbell is still due. */
        UNNECESSARY
    }

    /**
     * The last doorbell of a distribution.
     *
     * @param due the earliest time when it can be received
     * @param unnecessary the number of doorbells that it made unnecessary
     */
    private record Sent(Instant due, int unnecessary) {
        boolean isRecent(Instant now) {
            return now.isBefore(due.plus(DELAY)) && !due.isAfter(now.plus(DELAY));
        }

        boolean isDueAfter(Instant now) {
            return due.isAfter(now.plus(TOO_SOON_TO_RELY_ON));
        }

        Sent plusUnnecessary() {
            return new Sent(due, unnecessary + 1);
        }
    }
}
