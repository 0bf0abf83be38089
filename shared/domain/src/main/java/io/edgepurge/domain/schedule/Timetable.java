package io.edgepurge.domain.schedule;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * When a schedule runs, as its maker wrote it. EventBridge Scheduler judges and follows it; what is said here about it is
 * computed by us.
 *
 * @param expression a {@code cron(...)}, {@code rate(...)} or {@code at(...)}
 * @param zone a name of the time zone database, such as {@code Europe/Berlin}
 * @param start before which it does not run
 * @param end after which it does not run
 */
public record Timetable(String expression, String zone, Optional<Instant> start, Optional<Instant> end) {
    /** At all times. */
    public static Timetable of(String expression, String zone) {
        return new Timetable(expression, zone, Optional.empty(), Optional.empty());
    }

    /** What is wrong with it, in a sentence without its full stop. */
    public Optional<String> fault() {
        try {
            ScheduleExpression.parse(expression);
            knownZone();
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    /**
     * The next times, in order; fewer than asked for where it ends, and none where it has ended.
     *
     * @param createdAt when the schedule was made
     * @param after a run at this very time counts as over
     * @throws IllegalArgumentException if it has a {@link #fault}
     */
    public List<Instant> next(Instant createdAt, Instant after, int most) {
        ScheduleExpression when = ScheduleExpression.parse(expression);
        ScheduleExpression.Frame frame = new ScheduleExpression.Frame(knownZone(), start.orElse(createdAt));
        return Stream.iterate(
                        next(when, frame, after), Optional::isPresent, time -> time.flatMap(t -> next(when, frame, t)))
                .limit(most)
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<Instant> next(ScheduleExpression when, ScheduleExpression.Frame frame, Instant after) {
        if (when.ignoresDates()) {
            return when.next(after, frame);
        }
        Instant from = start.map(first -> first.minusNanos(1))
                .filter(first -> first.isAfter(after))
                .orElse(after);
        return when.next(from, frame)
                .filter(time -> end.filter(last -> time.isAfter(last)).isEmpty());
    }

    private ZoneId knownZone() {
        if (!ZoneId.getAvailableZoneIds().contains(zone)) {
            throw new IllegalArgumentException(
                    "'" + zone + "' is not a time zone; use a name such as Europe/Berlin or UTC");
        }
        return ZoneId.of(zone);
    }
}
