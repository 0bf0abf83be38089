package io.edgepurge.simulation;

import io.edgepurge.domain.purge.Purge;
import io.edgepurge.domain.purge.PurgeObserver;
import io.edgepurge.domain.purge.PurgeRequest;
import io.edgepurge.domain.purge.Refusal;

/**
 * Notes that a request came again. That the ledger itself has to find it out takes two at the same moment, which happens in one
 * schedule of a thousand.
 */
record ObservedPurgeService(VirtualScheduler scheduler) implements PurgeObserver {
    @Override
    public void accepted(Purge purge) {}

    @Override
    public void repeated(Purge first) {
        scheduler.saw(CoverageGoal.KEY_REPEATED);
    }

    @Override
    public void refused(PurgeRequest request, Refusal refusal) {}

    @Override
    public void cancelled(Purge purge) {}
}
