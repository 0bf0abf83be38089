package io.edgepurge.domain.schedule;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A schedule stored in EventBridge Scheduler. */
public record RegisteredSchedule(PurgeSchedule schedule, Instant createdAt) {
    /**
     * Computes the next runs: an empty list if the schedule is disabled.
     *
     * @return empty if Scheduler accepted a timetable that cannot be parsed here
     */
    public Optional<List<Instant>> next(Instant after, int most) {
        if (!schedule.enabled()) {
            return Optional.of(List.of());
        }
        return schedule.timetable().violation().isPresent()
                ? Optional.empty()
                : Optional.of(schedule.timetable().next(createdAt, after, most));
    }
}
