package io.edgepurge.local.simulator;

import java.time.Duration;

/** What may go wrong with a call that was neither throttled nor denied. */
public sealed interface Fault {
    /** The call does nothing and is answered {@code ServiceUnavailable} (503). */
    record FailBefore() implements Fault {}

    /** The call is done, then the connection is closed without an answer. */
    record LoseAnswer() implements Fault {}

    /** The call is done after a delay in real time, whatever the simulator's clock says. */
    record Slow(Duration delay) implements Fault {}
}
