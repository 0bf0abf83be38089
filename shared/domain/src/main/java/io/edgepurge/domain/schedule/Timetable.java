package io.edgepurge.domain.schedule;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The timetable of a schedule. EventBridge Scheduler decides when it runs; this class computes the same times for display.
 *
 * @param expression a {@code cron(...)}, {@code rate(...)}, or {@code at(...)} expression
 * @param zone a name from the time zone database, such as {@code Europe/Berlin}
 * @param start the time before which the schedule does not run
 * @param end the time after which the schedule does not run
 */
public record Timetable(String expression, String zone, Optional<Instant> start, Optional<Instant> end) {
    /** No expression contains an earlier time. */
    private static final Instant EARLIEST = Instant.parse("0000-01-01T00:00:00Z");

    /** Returns a timetable without start and end. */
    public static Timetable of(String expression, String zone) {
        return new Timetable(expression, zone, Optional.empty(), Optional.empty());
    }

    /** Describes what is wrong with this timetable, without a period at the end; empty if it is valid. */
    public Optional<String> violation() {
        try {
            ScheduleExpression.parse(expression);
            knownZone();
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    /**
     * Describes why a schedule that is created now never runs, without a period at the end; empty if it does run.
     *
     * @throws IllegalArgumentException if there is a {@link #violation}
     */
    public Optional<String> noRunAfter(Instant now) {
        if (!next(now, now, 1).isEmpty()) {
            return Optional.empty();
        }
        boolean skipped = next(now, EARLIEST, 1).isEmpty();
        return Optional.of("'" + expression + "' in the time zone " + zone
                + (skipped
                        ? " never occurs: daylight saving time skips this local time, or the date does not exist"
                        : " is in the past"));
    }

    /**
     * Computes the next runs, in order; fewer than {@code most} if the schedule ends.
     *
     * @param createdAt the creation time of the schedule
     * @param after the time after which runs are returned (exclusive)
     * @throws IllegalArgumentException if there is a {@link #violation}
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
