package io.edgepurge.domain.schedule;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A schedule that EventBridge Scheduler keeps. */
public record RegisteredSchedule(PurgeSchedule schedule, Instant createdAt) {
    /**
     * The next times at which it runs, computed by us: none while it is disabled, and no answer if what Scheduler accepted
     * is not understood here.
     */
    public Optional<List<Instant>> next(Instant after, int most) {
        if (!schedule.enabled()) {
            return Optional.of(List.of());
        }
        return schedule.timetable().fault().isPresent()
                ? Optional.empty()
                : Optional.of(schedule.timetable().next(createdAt, after, most));
    }
}
