package io.edgepurge.local.simulator;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

/** What tests change while the simulator runs. Each part is safe for use by many threads. */
record Conditions(
        AdjustableClock clock,
        AtomicReference<SimulatorSettings> settings,
        AtomicBoolean permitted,
        Distributions distributions,
        Troubles troubles) {
    /** What goes wrong on demand. */
    record Troubles(Faults faults, PoisonedPaths poisoned) {}
}
