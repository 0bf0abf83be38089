package io.edgepurge.simulation;

/** Ends the thread of an actor when the schedule is over. */
final class EndOfSimulation extends Error {
    private static final long serialVersionUID = 1;

    EndOfSimulation() {
        super("the schedule is over", null, false, false);
    }
}
