package io.edgepurge.invoke;

import io.edgepurge.domain.account.AccountId;
import io.edgepurge.domain.purge.BestEffort;
import io.edgepurge.domain.purge.PurgeId;
import io.edgepurge.domain.schedule.ScheduleRun;
import io.edgepurge.domain.schedule.ScheduleRun.Outcome;
import io.edgepurge.domain.schedule.ScheduleRuns;
import io.edgepurge.request.InvokeBody;
import io.edgepurge.response.Problem;
import java.time.Clock;

/** Records the outcome of events that schedules send. A failure to record it does not change the outcome. */
record RunRecorder(ScheduleRuns runs, Clock clock) {
    void accepted(InvokeBody body, PurgeId first) {
        record(body, new Outcome.Accepted(first));
    }

    void refused(InvokeBody body, Problem problem) {
        record(body, new Outcome.Refused(problem.type().uri()));
    }

    private void record(InvokeBody body, Outcome outcome) {
        BestEffort.run(() -> body.scheduleOf(new AccountId(body.account()))
                .ifPresent(id -> runs.record(id, new ScheduleRun(clock.instant(), outcome))));
    }
}
