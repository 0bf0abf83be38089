package io.edgepurge.endtoend.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.edgepurge.domain.account.DistributionId;
import io.edgepurge.domain.purge.Doorbells;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** A queue that delivers each doorbell once and in time, or several times, late and in any order, as SQS may. */
final class DoorbellDeliveries implements Doorbells {
    private static final int MAX_DELAY_SECONDS = 20;

    /** More than any test sends; doorbells that multiply soon exceed it. */
    private static final int MAX_PENDING = 100;

    private final Clock clock;
    private final int copies;
    private final Random random;
    private final List<Delivery> pending = new ArrayList<>();

    private DoorbellDeliveries(Clock clock, int copies, Random random) {
        this.clock = clock;
        this.copies = copies;
        this.random = random;
    }

    static DoorbellDeliveries inTime(Clock clock) {
        return new DoorbellDeliveries(clock, 1, new Random(1));
    }

    static DoorbellDeliveries threeTimesAndLate(Clock clock, long seed) {
        return new DoorbellDeliveries(clock, 3, new Random(seed));
    }

    @Override
    public void notify(Collection<DistributionId> distributions) {
        distributions.forEach(distribution -> send(new Delivery(distribution, List.of(), clock.instant())));
    }

    @Override
    public void scheduleNext(DistributionId distribution, Instant at) {
        send(new Delivery(distribution, List.of(at), at));
    }

    /** Removes and returns the doorbells that are due. */
    List<Delivery> due() {
        List<Delivery> due = new ArrayList<>(pending.stream()
                .filter(doorbell -> !doorbell.visibleAt().isAfter(clock.instant()))
                .toList());
        pending.removeAll(due);
        if (copies > 1) {
            Collections.shuffle(due, random);
        }
        return due;
    }

    void loseAll() {
        pending.clear();
    }

    boolean isEmpty() {
        return pending.isEmpty();
    }

    /** Returns the number of pending doorbells of a distribution. */
    int pendingFor(DistributionId distribution) {
        return Math.toIntExact(pending.stream()
                .filter(doorbell -> doorbell.distribution().equals(distribution))
                .count());
    }

    private void send(Delivery doorbell) {
        for (int copy = 0; copy < copies; copy++) {
            pending.add(copies == 1 ? doorbell : doorbell.late(random.nextInt(MAX_DELAY_SECONDS)));
        }
        assertThat(pending).as("doorbells do not multiply").hasSizeLessThan(MAX_PENDING);
    }

    /** @param scheduledFor the scheduled time; empty for an immediate doorbell */
    record Delivery(DistributionId distribution, List<Instant> scheduledFor, Instant visibleAt) {
        Delivery late(int seconds) {
            return new Delivery(distribution, scheduledFor, visibleAt.plusSeconds(seconds));
        }
    }
}
