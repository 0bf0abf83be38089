package io.edgepurge.local.simulator;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

/** What tests change while the simulator runs. Each part is safe for use by many threads. */
record SimulatorState(
        AdjustableClock clock,
        AtomicReference<SimulatorSettings> settings,
        AtomicBoolean permitted,
        Distributions distributions,
        FaultInjection faultInjection) {
    /** What goes wrong on demand. */
    record FaultInjection(Faults faults, RejectedPaths poisoned) {}
}
