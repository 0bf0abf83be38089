package io.edgepurge.simulation;

/** The process is gone, in the middle of a call. Nothing but the stage may catch it. */
final class Crash extends Error {
    private static final long serialVersionUID = 1;

    Crash(String where) {
        super("killed " + where, null, false, false);
    }
}
