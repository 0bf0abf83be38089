package io.edgepurge.testing;

import static io.edgepurge.testing.Samples.NOON;

import io.edgepurge.domain.schedule.ScheduleRegistry;
import java.time.Clock;
import java.time.ZoneOffset;

class InMemorySchedulesTest implements ScheduleRegistryContract {
    @Override
    public ScheduleRegistry registry() {
        return new InMemorySchedules(Clock.fixed(NOON, ZoneOffset.UTC));
    }
}
