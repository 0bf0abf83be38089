package io.edgepurge.simulation;

import io.edgepurge.domain.purge.Purge;
import io.edgepurge.domain.purge.PurgeObserver;
import io.edgepurge.domain.purge.PurgeRequest;
import io.edgepurge.domain.purge.Refusal;

/**
 * Records repeated requests as a coverage goal. The store itself detects a repetition only if two requests race, which happens
 * in one of a thousand schedules.
 */
record RepetitionObserver(VirtualScheduler scheduler) implements PurgeObserver {
    @Override
    public void accepted(Purge purge) {}

    @Override
    public void repeated(Purge first) {
        boolean retry = scheduler.current().sends.filter(PurgeRequest::retry).isPresent();
        scheduler.reach(retry ? CoverageGoal.CALL_RETRIED : CoverageGoal.KEY_REPEATED);
    }

    @Override
    public void refused(PurgeRequest request, Refusal refusal) {}

    @Override
    public void cancelled(Purge purge) {}
}
