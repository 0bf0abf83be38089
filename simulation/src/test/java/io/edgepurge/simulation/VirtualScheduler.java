package io.edgepurge.simulation;

import io.edgepurge.testing.ManualClock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * Runs actors on a virtual clock, one at a time. When the running actor pauses, the scheduler advances the clock to the
 * earliest wake-up time and continues with that actor. The result doesn't depend on thread scheduling.
 */
final class VirtualScheduler {
    private final List<Actor> actors = new ArrayList<>();
    private final ManualClock clock;
    private final Journal journal;
    private final Set<CoverageGoal> goals = EnumSet.noneOf(CoverageGoal.class);
    private final CountDownLatch empty = new CountDownLatch(1);
    private final Instant start;
    private long now;
    private long steps;
    private long digest;
    private boolean closed;
    private Optional<Violation> violation = Optional.empty();
    private volatile Optional<Actor> running = Optional.empty();

    /** @param recording whether to keep a journal, which takes time */
    VirtualScheduler(Instant start, boolean recording) {
        this.start = start;
        this.clock = new ManualClock(start);
        this.journal = new Journal(recording);
    }

    void addActor(String name, Actor.Role role) {
        actors.add(new Actor(name, role, this));
    }

    /** Runs the actors until all have ended. */
    void run() throws InterruptedException {
        List.copyOf(actors).forEach(actor -> actor.thread().start());
        switchTo(nextToWake());
        empty.await();
    }

    void awaitTurn(Actor actor) {
        while (running.filter(one -> one == actor).isEmpty()) {
            LockSupport.park(this);
        }
        if (closed) {
            throw new EndOfSimulation();
        }
    }

    /** Suspends the running actor for a duration; the clock may have advanced further when it continues. */
    void pause(Duration duration) {
        Actor self = current();
        self.wakesAt = now + duration.toMillis();
        Actor next = nextToWake();
        if (next != self) {
            switchTo(next);
            awaitTurn(self);
        } else {
            advanceTo(next);
        }
        if (now > self.diesAt) {
            reach(CoverageGoal.TIMED_OUT);
            throw new Crash("after its timeout");
        }
    }

    /** Kills the running actor at its first pause that ends after the timeout. */
    void setTimeout(Duration timeout) {
        current().diesAt = now + timeout.toMillis();
    }

    /** Suspends the running actor until {@link #wakeIdle}, or for a duration. */
    void idle(Duration atMost) {
        Actor self = current();
        self.idle = true;
        pause(atMost);
        self.idle = false;
    }

    /** Wakes idle actors at this time at the latest. */
    void wakeIdle(Instant at) {
        long millis = millisOf(at);
        actors.stream().filter(actor -> actor.idle).forEach(actor -> actor.wakesAt = Math.min(actor.wakesAt, millis));
    }

    /** Ends the schedule with a violation; keeps the first one. */
    void close(Violation first) {
        if (!closed) {
            violation = Optional.of(first);
        }
        closed = true;
    }

    /** Ends the schedule without a violation. */
    void close() {
        closed = true;
        throw new EndOfSimulation();
    }

    void remove(Actor actor) {
        actors.remove(actor);
        if (actors.isEmpty()) {
            empty.countDown();
        } else {
            switchTo(nextToWake());
        }
    }

    Actor current() {
        return running.orElseThrow();
    }

    Clock clock() {
        return clock;
    }

    Instant now() {
        return clock.instant();
    }

    long steps() {
        return steps;
    }

    long digest() {
        return digest;
    }

    Optional<Violation> violation() {
        return violation;
    }

    List<String> journal() {
        return journal.journal();
    }

    /** Counts a step and adds it to the digest of the schedule. */
    void step(String event) {
        steps++;
        digest = digest * 31 + event.hashCode() + now;
    }

    /** Records that the schedule has reached a goal. */
    void reach(CoverageGoal goal) {
        goals.add(goal);
    }

    Set<CoverageGoal> goals() {
        return Set.copyOf(goals);
    }

    void note(Supplier<String> event) {
        journal.add(() -> "%8d %s %-9s %s"
                .formatted(steps, clock.instant(), running.map(Actor::toString).orElse(""), event.get()));
    }

    private void switchTo(Actor next) {
        advanceTo(next);
        running = Optional.of(next);
        LockSupport.unpark(next.thread());
    }

    private void advanceTo(Actor next) {
        if (next.wakesAt > now && !closed) {
            clock.advance(Duration.ofMillis(next.wakesAt - now));
            now = next.wakesAt;
        }
    }

    private Actor nextToWake() {
        Actor nextToWake = actors.getFirst();
        for (Actor actor : actors) {
            if (actor.wakesAt < nextToWake.wakesAt) {
                nextToWake = actor;
            }
        }
        return nextToWake;
    }

    private long millisOf(Instant at) {
        return Duration.between(start, at).toMillis();
    }
}
