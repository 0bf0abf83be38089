package io.edgepurge.local.simulator;

import java.time.Duration;

/** A fault that affects a call that is neither throttled nor denied. */
public sealed interface Fault {
    /** The call has no effect and returns {@code ServiceUnavailable} (503). */
    record FailBefore() implements Fault {}

    /** The call takes effect, but the connection closes without a response. */
    record LoseAnswer() implements Fault {}

    /** The call takes effect after a delay in real time, independent of the simulator's clock. */
    record Slow(Duration delay) implements Fault {}
}
