package io.edgepurge.simulation;

/** The schedule is over: whoever is still on stage goes home. */
final class EndOfSimulation extends Error {
    private static final long serialVersionUID = 1;

    EndOfSimulation() {
        super("the schedule is over", null, false, false);
    }
}
