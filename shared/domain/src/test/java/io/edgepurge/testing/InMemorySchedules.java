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

/** An in-memory {@code ScheduleRegistry}, which runs no schedules. Safe for use by many threads. */
public final class InMemorySchedules implements ScheduleRegistry {
    private final Map<String, RegisteredSchedule> schedules = new ConcurrentSkipListMap<>();
    private final Clock clock;

    public InMemorySchedules(Clock clock) {
        this.clock = clock;
    }

    @Override
    public List<RegisteredSchedule> list(AccountId account) {
        return schedules.values().stream()
                .filter(registered -> registered.schedule().id().account().equals(account))
                .toList();
    }

    @Override
    public ScheduleResult create(PurgeSchedule schedule) {
        return schedule.timetable()
                .violation()
                .<ScheduleResult>map(ScheduleResult.Refused::new)
                .orElseGet(() -> schedules.putIfAbsent(key(schedule.id()), registered(schedule)) == null
                        ? new ScheduleResult.Done()
                        : new ScheduleResult.AlreadyExists());
    }

    @Override
    public ScheduleResult replace(PurgeSchedule schedule) {
        return schedules.computeIfPresent(
                                key(schedule.id()), (_, old) -> new RegisteredSchedule(schedule, old.createdAt()))
                        == null
                ? notFound(schedule.id())
                : new ScheduleResult.Done();
    }

    @Override
    public ScheduleResult delete(ScheduleId id) {
        return schedules.remove(key(id)) == null ? notFound(id) : new ScheduleResult.Done();
    }

    private RegisteredSchedule registered(PurgeSchedule schedule) {
        return new RegisteredSchedule(schedule, clock.instant());
    }

    private static String key(ScheduleId id) {
        return id.value();
    }

    private static ScheduleResult notFound(ScheduleId id) {
        return new ScheduleResult.NotFound("Schedule " + id + " does not exist.");
    }
}
