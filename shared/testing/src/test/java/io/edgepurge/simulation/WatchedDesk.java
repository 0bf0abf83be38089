package io.edgepurge.simulation;

import io.edgepurge.domain.purge.DeskAnswer;
import io.edgepurge.domain.purge.DeskObserver;
import io.edgepurge.domain.purge.Purge;
import io.edgepurge.domain.purge.PurgeRequest;

/**
 * Notes that a request came again. That the ledger itself has to find it out takes two at the same moment, which happens in one
 * schedule of a thousand.
 */
record WatchedDesk(Stage stage) implements DeskObserver {
    @Override
    public void accepted(Purge purge) {}

    @Override
    public void repeated(Purge first) {
        stage.saw(Sight.KEY_REPEATED);
    }

    @Override
    public void refused(PurgeRequest request, DeskAnswer answer) {}

    @Override
    public void cancelled(Purge purge) {}
}
