package io.edgepurge.testing;

import io.edgepurge.domain.schedule.ScheduleRuns;

class InMemoryScheduleRunsTest implements ScheduleRunsContract {
    @Override
    public ScheduleRuns runs() {
        return new InMemoryScheduleRuns();
    }
}
