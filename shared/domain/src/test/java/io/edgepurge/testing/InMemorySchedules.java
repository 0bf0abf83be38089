package io.edgepurge.testing;

import io.edgepurge.domain.account.AccountId;
import io.edgepurge.domain.schedule.PurgeSchedule;
import io.edgepurge.domain.schedule.RegisteredSchedule;
import io.edgepurge.domain.schedule.ScheduleId;
import io.edgepurge.domain.schedule.ScheduleRegistry;
import io.edgepurge.domain.schedule.ScheduleResult;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/** Schedules that nobody runs. Safe for many threads. */
public final class InMemorySchedules implements ScheduleRegistry {
    private final Map<String, RegisteredSchedule> schedules = new ConcurrentSkipListMap<>();
    private final Clock clock;

    public InMemorySchedules(Clock clock) {
        this.clock = clock;
    }

    @Override
    public List<RegisteredSchedule> of(AccountId account) {
        return schedules.values().stream()
                .filter(registered -> registered.schedule().id().account().equals(account))
                .toList();
    }

    @Override
    public ScheduleResult create(PurgeSchedule schedule) {
        return schedule.timetable()
                .fault()
                .<ScheduleResult>map(ScheduleResult.Refused::new)
                .orElseGet(() -> schedules.putIfAbsent(key(schedule.id()), registered(schedule)) == null
                        ? new ScheduleResult.Done()
                        : new ScheduleResult.ExistsAlready());
    }

    @Override
    public ScheduleResult replace(PurgeSchedule schedule) {
        return schedules.computeIfPresent(
                                key(schedule.id()), (_, old) -> new RegisteredSchedule(schedule, old.createdAt()))
                        == null
                ? notThere(schedule.id())
                : new ScheduleResult.Done();
    }

    @Override
    public ScheduleResult delete(ScheduleId id) {
        return schedules.remove(key(id)) == null ? notThere(id) : new ScheduleResult.Done();
    }

    private RegisteredSchedule registered(PurgeSchedule schedule) {
        return new RegisteredSchedule(schedule, clock.instant());
    }

    private static String key(ScheduleId id) {
        return id.value();
    }

    private static ScheduleResult notThere(ScheduleId id) {
        return new ScheduleResult.NotThere("Schedule " + id + " does not exist.");
    }
}
