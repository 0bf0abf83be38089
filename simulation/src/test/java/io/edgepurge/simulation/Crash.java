package io.edgepurge.simulation;

/** Kills an actor in the middle of a call. Only {@link Actor} may catch it. */
final class Crash extends Error {
    private static final long serialVersionUID = 1;

    Crash(String where) {
        super("killed " + where, null, false, false);
    }
}
