package io.edgepurge.local.simulator;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * Controls the simulator in tests: its clock, its settings and its faults. The same functions are available over HTTP under
 * {@code /_control/}. Thread-safe.
 */
public final class SimulatorControl {
    private final SimulatorState state;
    private final Invalidations invalidations;

    SimulatorControl(SimulatorState state, Invalidations invalidations) {
        this.state = state;
        this.invalidations = invalidations;
    }

    /** Returns the simulator's time, which drives completions, throttling and the age of cached objects. */
    public Instant now() {
        return state.clock().instant();
    }

    /** Returns true if the clock is stopped. */
    public boolean clockIsStopped() {
        return state.clock().isStopped();
    }

    /** Stops the clock. It then moves only when it is advanced. */
    public void stopClock() {
        state.clock().stop();
    }

    /** Resumes the clock from its current time. */
    public void resumeClock() {
        state.clock().resume();
    }

    /**
     * Advances the stopped clock. When this method returns, everything due by then has completed, in the edge cache too.
     *
     * @throws IllegalStateException if the clock is running
     * @throws IllegalArgumentException if the duration is negative
     */
    public void advanceClock(Duration forward) {
        state.clock().advance(forward);
        invalidations.completeDue();
    }

    /** Returns the current settings. */
    public SimulatorSettings settings() {
        return state.settings().get();
    }

    /** Changes the settings for subsequent calls. Invalidations in progress keep their completion times. */
    public void change(SimulatorSettings settings) {
        state.settings().set(settings);
    }

    /** Injects a fault into calls of every operation on invalidations. See {@link #injectFault(Fault, int, Set)}. */
    public void injectFault(Fault fault, int calls) {
        injectFault(fault, calls, Operation.ON_INVALIDATIONS);
    }

    /**
     * Injects a fault into the next calls of the given operations, after faults injected earlier. Throttled and denied calls
     * do not count.
     *
     * @throws IllegalArgumentException if the number of calls is less than 1
     */
    public void injectFault(Fault fault, int calls, Set<Operation> operations) {
        state.faultInjection().faults().add(fault, calls, operations);
    }

    /** Returns the number of calls that pending faults still affect. */
    public int pendingFaults() {
        return state.faultInjection().faults().callsLeft();
    }

    /** Removes the pending faults. */
    public void clearFaults() {
        state.faultInjection().faults().clear();
    }

    /** Returns true if the account may call the API. */
    public boolean isPermitted() {
        return state.permitted().get();
    }

    /** Makes every call return {@code AccessDenied}. */
    public void revokePermission() {
        state.permitted().set(false);
    }

    /** Lets the account call the API again. */
    public void restorePermission() {
        state.permitted().set(true);
    }

    /**
     * Makes batches with a matching path return {@code InvalidArgument}, even if the path is well formed.
     *
     * @param pattern a path, or a prefix followed by {@code *}
     */
    public void poison(String pattern) {
        state.faultInjection().poisoned().add(pattern);
    }

    /** Returns the poisoned patterns. */
    public Set<String> poisoned() {
        return state.faultInjection().poisoned().all();
    }

    /** Removes all poisoned patterns. */
    public void clearPoison() {
        state.faultInjection().poisoned().clear();
    }

    /** Returns the distributions. */
    public List<Distribution> distributions() {
        return state.distributions().all();
    }

    /**
     * Adds a distribution, or replaces the one with the same ID. Existing invalidations are kept.
     *
     * @throws IllegalArgumentException if another distribution or tenant has the ID or a host
     */
    public void configure(Distribution distribution) {
        state.distributions().put(distribution);
    }

    /**
     * Removes a distribution and its tenants. The API no longer finds them, and the edge cache no longer serves their hosts.
     *
     * @return true if the distribution existed
     */
    public boolean remove(String distributionId) {
        return state.distributions().remove(distributionId);
    }
}
