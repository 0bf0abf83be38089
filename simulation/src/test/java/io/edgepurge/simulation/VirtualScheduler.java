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
 * Actors that take turns on a virtual clock. Exactly one is on stage; whenever it pauses, whoever wakes soonest goes on,
 * and the clock is turned to that moment. So nothing that happens depends on threads.
 */
final class VirtualScheduler {
    private final List<Actor> actors = new ArrayList<>();
    private final ManualClock clock;
    private final Trace trace;
    private final Set<CoverageGoal> goals = EnumSet.noneOf(CoverageGoal.class);
    private final CountDownLatch empty = new CountDownLatch(1);
    private final Instant start;
    private long now;
    private long steps;
    private long digest;
    private boolean closed;
    private Optional<Violation> violation = Optional.empty();
    private volatile Optional<Actor> onScheduler = Optional.empty();

    /** @param noting whether to write down what happens, which takes time */
    VirtualScheduler(Instant start, boolean noting) {
        this.start = start;
        this.clock = new ManualClock(start);
        this.trace = new Trace(noting);
    }

    void enter(String name, Actor.Role role) {
        actors.add(new Actor(name, role, this));
    }

    /** Lets them act until all have left. */
    void play() throws InterruptedException {
        List.copyOf(actors).forEach(actor -> actor.thread().start());
        handTo(soonest());
        empty.await();
    }

    void awaitTurn(Actor actor) {
        while (onScheduler.filter(one -> one == actor).isEmpty()) {
            LockSupport.park(this);
        }
        if (closed) {
            throw new EndOfSimulation();
        }
    }

    /** Goes off the stage for a while; the clock may have been turned by more when it comes back. */
    void pause(Duration duration) {
        Actor self = current();
        self.wakesAt = now + duration.toMillis();
        Actor next = soonest();
        if (next != self) {
            handTo(next);
            awaitTurn(self);
        } else {
            turnTo(next);
        }
        if (now > self.diesAt) {
            saw(CoverageGoal.TIME_WAS_UP);
            throw new Crash("after its time was up");
        }
    }

    /** Whoever is on stage is killed at the first pause that ends later than this. */
    void limit(Duration longest) {
        current().diesAt = now + longest.toMillis();
    }

    /** Pauses until somebody wakes it, or for the time given. */
    void idle(Duration atMost) {
        Actor self = current();
        self.idle = true;
        pause(atMost);
        self.idle = false;
    }

    /** Idle actors look around at this time at the latest. */
    void wakeIdle(Instant at) {
        long millis = millisOf(at);
        actors.stream().filter(actor -> actor.idle).forEach(actor -> actor.wakesAt = Math.min(actor.wakesAt, millis));
    }

    /** Ends the schedule, with the first violation if there is one. */
    void close(Violation first) {
        if (!closed) {
            violation = Optional.of(first);
        }
        closed = true;
    }

    /** Ends the schedule: everything is as it should be. */
    void close() {
        closed = true;
        throw new EndOfSimulation();
    }

    void leave(Actor actor) {
        actors.remove(actor);
        if (actors.isEmpty()) {
            empty.countDown();
        } else {
            handTo(soonest());
        }
    }

    Actor current() {
        return onScheduler.orElseThrow();
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
        return trace.journal();
    }

    /** Something happened: counts as a step, and distinguishes this schedule from others. */
    void step(String what) {
        steps++;
        digest = digest * 31 + what.hashCode() + now;
    }

    /** Something worth having been met with, in whichever schedule. */
    void saw(CoverageGoal goal) {
        goals.add(goal);
    }

    Set<CoverageGoal> goals() {
        return Set.copyOf(goals);
    }

    void note(Supplier<String> what) {
        trace.add(() -> "%8d %s %-9s %s"
                .formatted(
                        steps, clock.instant(), onScheduler.map(Actor::toString).orElse(""), what.get()));
    }

    private void handTo(Actor next) {
        turnTo(next);
        onScheduler = Optional.of(next);
        LockSupport.unpark(next.thread());
    }

    private void turnTo(Actor next) {
        if (next.wakesAt > now && !closed) {
            clock.advance(Duration.ofMillis(next.wakesAt - now));
            now = next.wakesAt;
        }
    }

    private Actor soonest() {
        Actor soonest = actors.getFirst();
        for (Actor actor : actors) {
            if (actor.wakesAt < soonest.wakesAt) {
                soonest = actor;
            }
        }
        return soonest;
    }

    private long millisOf(Instant at) {
        return Duration.between(start, at).toMillis();
    }
}
