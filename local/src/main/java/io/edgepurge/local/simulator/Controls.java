package io.edgepurge.local.simulator;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What tests turn while the simulator runs: its clock, its settings, its faults. The same is offered over HTTP under {@code
 * /_control/}. Safe for use by many threads.
 */
public final class Controls {
    private final Conditions conditions;
    private final Invalidations invalidations;

    Controls(Conditions conditions, Invalidations invalidations) {
        this.conditions = conditions;
        this.invalidations = invalidations;
    }

    /** The time by which invalidations complete, calls are throttled and objects at the edge age. */
    public Instant now() {
        return conditions.clock().instant();
    }

    /** Whether the clock moves only when turned. */
    public boolean clockIsStopped() {
        return conditions.clock().isStopped();
    }

    /** From now on the clock moves only when turned. */
    public void stopClock() {
        conditions.clock().stop();
    }

    /** The clock runs by itself again, from where it stands. */
    public void runClock() {
        conditions.clock().run();
    }

    /**
     * Turns the stopped clock forward. When this returns, all that is due by then has completed, at the edge too.
     *
     * @throws IllegalStateException if the clock runs by itself
     * @throws IllegalArgumentException if the duration is negative
     */
    public void turnClock(Duration forward) {
        conditions.clock().turn(forward);
        invalidations.settleDue();
    }

    /** As they are. */
    public SimulatorSettings settings() {
        return conditions.settings().get();
    }

    /** Takes effect with the next call; invalidations in progress stay due when they were. */
    public void change(SimulatorSettings settings) {
        conditions.settings().set(settings);
    }

    /** The same for calls of every operation as {@link #order(Fault, int, Set)}. */
    public void order(Fault fault, int calls) {
        order(fault, calls, EnumSet.allOf(Operation.class));
    }

    /**
     * Lets the next calls of these operations meet a fault, after those ordered before. Throttled and denied calls do not
     * count.
     *
     * @throws IllegalArgumentException if the number of calls is less than 1
     */
    public void order(Fault fault, int calls, Set<Operation> operations) {
        conditions.troubles().faults().order(fault, calls, operations);
    }

    /** Calls that are still to meet a fault. */
    public int callsLeftToFail() {
        return conditions.troubles().faults().callsLeft();
    }

    /** Forgets the faults that have not happened. */
    public void clearFaults() {
        conditions.troubles().faults().clear();
    }

    /** Whether the account may call the API. */
    public boolean isPermitted() {
        return conditions.permitted().get();
    }

    /** From now on every call is answered {@code AccessDenied}. */
    public void revokePermission() {
        conditions.permitted().set(false);
    }

    /** Calls are answered again. */
    public void restorePermission() {
        conditions.permitted().set(true);
    }

    /**
     * From now on a batch with such a path is refused with {@code InvalidArgument}, though well formed.
     *
     * @param pattern a path, or with {@code *} at its end all that start so
     */
    public void poison(String pattern) {
        conditions.troubles().poisoned().add(pattern);
    }

    /** The patterns poisoned now. */
    public Set<String> poisoned() {
        return conditions.troubles().poisoned().all();
    }

    /** No path is poisoned any more. */
    public void clearPoison() {
        conditions.troubles().poisoned().clear();
    }

    /** Those that exist now. */
    public List<Distribution> distributions() {
        return conditions.distributions().all();
    }

    /**
     * Adds the distribution or replaces the one with its id; invalidations made before stay.
     *
     * @throws IllegalArgumentException if another distribution or tenant has the id or a host
     */
    public void configure(Distribution distribution) {
        conditions.distributions().put(distribution);
    }

    /**
     * Removes a distribution and its tenants: calls for them find nothing, and the edge no longer serves their hosts.
     *
     * @return whether there was one
     */
    public boolean remove(String distributionId) {
        return conditions.distributions().remove(distributionId);
    }
}
