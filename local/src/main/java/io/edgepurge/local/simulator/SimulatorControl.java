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
public final class SimulatorControl {
    private final SimulatorState state;
    private final Invalidations invalidations;

    SimulatorControl(SimulatorState state, Invalidations invalidations) {
        this.state = state;
        this.invalidations = invalidations;
    }

    /** The time by which invalidations complete, calls are throttled and objects at the edge age. */
    public Instant now() {
        return state.clock().instant();
    }

    /** Whether the clock moves only when turned. */
    public boolean clockIsStopped() {
        return state.clock().isStopped();
    }

    /** From now on the clock moves only when turned. */
    public void stopClock() {
        state.clock().stop();
    }

    /** The clock runs by itself again, from where it stands. */
    public void resumeClock() {
        state.clock().resume();
    }

    /**
     * Turns the stopped clock forward. When this returns, all that is due by then has completed, at the edge too.
     *
     * @throws IllegalStateException if the clock runs by itself
     * @throws IllegalArgumentException if the duration is negative
     */
    public void advanceClock(Duration forward) {
        state.clock().advance(forward);
        invalidations.completeDue();
    }

    /** As they are. */
    public SimulatorSettings settings() {
        return state.settings().get();
    }

    /** Takes effect with the next call; invalidations in progress stay due when they were. */
    public void change(SimulatorSettings settings) {
        state.settings().set(settings);
    }

    /** The same for calls of every operation as {@link #injectFault(Fault, int, Set)}. */
    public void injectFault(Fault fault, int calls) {
        injectFault(fault, calls, EnumSet.allOf(Operation.class));
    }

    /**
     * Lets the next calls of these operations meet a fault, after those ordered before. Throttled and denied calls do not
     * count.
     *
     * @throws IllegalArgumentException if the number of calls is less than 1
     */
    public void injectFault(Fault fault, int calls, Set<Operation> operations) {
        state.faultInjection().faults().add(fault, calls, operations);
    }

    /** Calls that are still to meet a fault. */
    public int pendingFaults() {
        return state.faultInjection().faults().callsLeft();
    }

    /** Forgets the faults that have not happened. */
    public void clearFaults() {
        state.faultInjection().faults().clear();
    }

    /** Whether the account may call the API. */
    public boolean isPermitted() {
        return state.permitted().get();
    }

    /** From now on every call is answered {@code AccessDenied}. */
    public void revokePermission() {
        state.permitted().set(false);
    }

    /** Calls are answered again. */
    public void restorePermission() {
        state.permitted().set(true);
    }

    /**
     * From now on a batch with such a path is refused with {@code InvalidArgument}, though well formed.
     *
     * @param pattern a path, or with {@code *} at its end all that start so
     */
    public void poison(String pattern) {
        state.faultInjection().poisoned().add(pattern);
    }

    /** The patterns poisoned now. */
    public Set<String> poisoned() {
        return state.faultInjection().poisoned().all();
    }

    /** No path is poisoned any more. */
    public void clearPoison() {
        state.faultInjection().poisoned().clear();
    }

    /** Those that exist now. */
    public List<Distribution> distributions() {
        return state.distributions().all();
    }

    /**
     * Adds the distribution or replaces the one with its id; invalidations made before stay.
     *
     * @throws IllegalArgumentException if another distribution or tenant has the id or a host
     */
    public void configure(Distribution distribution) {
        state.distributions().put(distribution);
    }

    /**
     * Removes a distribution and its tenants: calls for them find nothing, and the edge no longer serves their hosts.
     *
     * @return whether there was one
     */
    public boolean remove(String distributionId) {
        return state.distributions().remove(distributionId);
    }
}
