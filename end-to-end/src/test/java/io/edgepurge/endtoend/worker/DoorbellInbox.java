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

/** The queue of doorbells: hands each out once and in time, or several times, late and in any order, as SQS may. */
final class DoorbellInbox implements Doorbells {
    private static final int LATEST_SECONDS = 20;

    /** No crowd of these tests rings so often; bells that multiply are soon more. */
    private static final int MOST_WAITING = 100;

    private final Clock clock;
    private final int copies;
    private final Random random;
    private final List<Bell> waiting = new ArrayList<>();

    private DoorbellInbox(Clock clock, int copies, Random random) {
        this.clock = clock;
        this.copies = copies;
        this.random = random;
    }

    static DoorbellInbox inTime(Clock clock) {
        return new DoorbellInbox(clock, 1, new Random(1));
    }

    static DoorbellInbox threeTimesAndLate(Clock clock, long seed) {
        return new DoorbellInbox(clock, 3, new Random(seed));
    }

    @Override
    public void notify(Collection<DistributionId> distributions) {
        distributions.forEach(distribution -> send(new Bell(distribution, List.of(), clock.instant())));
    }

    @Override
    public void scheduleNext(DistributionId distribution, Instant at) {
        send(new Bell(distribution, List.of(at), at));
    }

    /** Takes those that are due. */
    List<Bell> due() {
        List<Bell> due = new ArrayList<>(waiting.stream()
                .filter(doorbell -> !doorbell.visibleAt().isAfter(clock.instant()))
                .toList());
        waiting.removeAll(due);
        if (copies > 1) {
            Collections.shuffle(due, random);
        }
        return due;
    }

    void loseAll() {
        waiting.clear();
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    /** The bells of a distribution that are still to be answered. */
    int waitingFor(DistributionId distribution) {
        return Math.toIntExact(waiting.stream()
                .filter(doorbell -> doorbell.distribution().equals(distribution))
                .count());
    }

    private void send(Bell doorbell) {
        for (int copy = 0; copy < copies; copy++) {
            waiting.add(copies == 1 ? doorbell : doorbell.late(random.nextInt(LATEST_SECONDS)));
        }
        assertThat(waiting).as("bells do not multiply").hasSizeLessThan(MOST_WAITING);
    }

    /** @param setFor the time it was set for, if it was */
    record Bell(DistributionId distribution, List<Instant> setFor, Instant visibleAt) {
        Bell late(int seconds) {
            return new Bell(distribution, setFor, visibleAt.plusSeconds(seconds));
        }
    }
}
