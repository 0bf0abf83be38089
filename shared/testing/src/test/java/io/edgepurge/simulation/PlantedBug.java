package io.edgepurge.simulation;

import io.edgepurge.domain.reconcile.Room;
import io.edgepurge.testing.Records;

/** Mistakes that somebody could make, each of which the simulation has to find. */
enum PlantedBug {
    NONE;

    Tap above(Records records) {
        return Call::proceed;
    }

    Tap below() {
        return Call::proceed;
    }

    Room room(Room room) {
        return room;
    }
}
