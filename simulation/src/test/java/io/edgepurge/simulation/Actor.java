package io.edgepurge.simulation;

import io.edgepurge.domain.purge.PurgeRequest;
import java.time.Duration;
import java.util.Optional;

/** A participant of a schedule. After a crash, it restarts. */
final class Actor {
    private static final Duration RESTART = Duration.ofSeconds(1);

    private final String name;
    private final Role role;
    private final VirtualScheduler scheduler;
    private final Thread thread;
    long wakesAt;
    long diesAt = Long.MAX_VALUE;
    boolean idle;
    long tokenTakenAt = -1;
    Optional<PurgeRequest> sends = Optional.empty();

    Actor(String name, Role role, VirtualScheduler scheduler) {
        this.name = name;
        this.role = role;
        this.scheduler = scheduler;
        this.thread = Thread.ofVirtual().unstarted(this::run);
    }

    Thread thread() {
        return thread;
    }

    private void run() {
        try {
            scheduler.awaitTurn(this);
            while (!finished()) {
                diesAt = Long.MAX_VALUE;
                scheduler.pause(RESTART);
            }
        } catch (EndOfSimulation over) {
            // The other actors end one by one.
        } catch (Violation violation) {
            scheduler.close(violation);
        } catch (Throwable unforeseen) {
            scheduler.close(new Violation(name + " failed with " + unforeseen, unforeseen));
        } finally {
            scheduler.remove(this);
        }
    }

    private boolean finished() {
        try {
            role.act();
            return true;
        } catch (Crash crash) {
            scheduler.reach(CoverageGoal.CRASH);
            scheduler.note(() -> crash.getMessage());
            return false;
        }
    }

    @Override
    public String toString() {
        return name;
    }

    /** The behavior of an actor. Any call may throw a {@link Crash}. */
    interface Role {
        void act();
    }
}
