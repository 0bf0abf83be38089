package io.edgepurge.simulation;

import java.time.Duration;

/** Somebody who takes turns on the stage. A crash ends what it was doing; then it starts anew. */
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

    Actor(String name, Role role, VirtualScheduler scheduler) {
        this.name = name;
        this.role = role;
        this.scheduler = scheduler;
        this.thread = Thread.ofVirtual().unstarted(this::live);
    }

    Thread thread() {
        return thread;
    }

    private void live() {
        try {
            scheduler.awaitTurn(this);
            while (!actedToTheEnd()) {
                diesAt = Long.MAX_VALUE;
                scheduler.pause(RESTART);
            }
        } catch (EndOfSimulation over) {
            // the others go home one by one
        } catch (Violation violation) {
            scheduler.close(violation);
        } catch (Throwable unforeseen) {
            scheduler.close(new Violation(name + " met with " + unforeseen, unforeseen));
        } finally {
            scheduler.leave(this);
        }
    }

    private boolean actedToTheEnd() {
        try {
            role.act();
            return true;
        } catch (Crash crash) {
            scheduler.saw(CoverageGoal.CRASH);
            scheduler.note(() -> crash.getMessage());
            return false;
        }
    }

    @Override
    public String toString() {
        return name;
    }

    /** What an actor does from its start to its end; a crash may come out of any call. */
    interface Role {
        void act();
    }
}
