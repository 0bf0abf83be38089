package io.edgepurge.testing;

import io.edgepurge.domain.account.AccountId;
import io.edgepurge.domain.schedule.PurgeSchedule;
import io.edgepurge.domain.schedule.ScheduleAnswer;
import io.edgepurge.domain.schedule.ScheduleId;
import io.edgepurge.domain.schedule.ScheduleRegistry;
import io.edgepurge.domain.schedule.StandingSchedule;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/** Schedules that nobody runs. Safe for many threads. */
public final class InMemorySchedules implements ScheduleRegistry {
    private final Map<String, StandingSchedule> schedules = new ConcurrentSkipListMap<>();
    private final Clock clock;

    public InMemorySchedules(Clock clock) {
        this.clock = clock;
    }

    @Override
    public List<StandingSchedule> of(AccountId account) {
        return schedules.values().stream()
                .filter(standing -> standing.schedule().id().account().equals(account))
                .toList();
    }

    @Override
    public ScheduleAnswer create(PurgeSchedule schedule) {
        return schedule.timetable()
                .fault()
                .<ScheduleAnswer>map(ScheduleAnswer.Refused::new)
                .orElseGet(() -> schedules.putIfAbsent(key(schedule.id()), standing(schedule)) == null
                        ? new ScheduleAnswer.Done()
                        : new ScheduleAnswer.ExistsAlready());
    }

    @Override
    public ScheduleAnswer replace(PurgeSchedule schedule) {
        return schedules.computeIfPresent(
                                key(schedule.id()), (_, old) -> new StandingSchedule(schedule, old.createdAt()))
                        == null
                ? notThere(schedule.id())
                : new ScheduleAnswer.Done();
    }

    @Override
    public ScheduleAnswer delete(ScheduleId id) {
        return schedules.remove(key(id)) == null ? notThere(id) : new ScheduleAnswer.Done();
    }

    private StandingSchedule standing(PurgeSchedule schedule) {
        return new StandingSchedule(schedule, clock.instant());
    }

    private static String key(ScheduleId id) {
        return id.value();
    }

    private static ScheduleAnswer notThere(ScheduleId id) {
        return new ScheduleAnswer.NotThere("Schedule " + id + " does not exist.");
    }
}
