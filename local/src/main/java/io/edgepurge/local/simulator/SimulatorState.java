package io.edgepurge.local.simulator;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

/** The mutable state of the simulator. Each component is thread-safe. */
record SimulatorState(
        AdjustableClock clock,
        AtomicReference<SimulatorSettings> settings,
        AtomicBoolean permitted,
        Distributions distributions,
        FaultInjection faultInjection) {
    /** The faults and poisoned paths injected by tests. */
    record FaultInjection(Faults faults, RejectedPaths poisoned) {}
}
