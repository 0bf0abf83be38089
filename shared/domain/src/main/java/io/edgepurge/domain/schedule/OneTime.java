package io.edgepurge.domain.schedule;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.Optional;

/**
 * An expression that runs once and ignores the start and end dates of the schedule. A local time that daylight saving time skips
 * does not run, as in a {@link CronExpression}.
 *
 * @see <a href="https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html#one-time">One-time schedules</a>
 */
record OneTime(LocalDateTime at) implements ScheduleExpression {
    private static final DateTimeFormatter SYNTAX =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss").withResolverStyle(ResolverStyle.STRICT);

    static OneTime parse(String inside) {
        try {
            return new OneTime(LocalDateTime.parse(inside.strip(), SYNTAX));
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    "a time must be a date and a time of day without a zone, such as at(2026-12-24T08:00:00), not '"
                            + inside + "'",
                    e);
        }
    }

    @Override
    public Optional<Instant> next(Instant after, Frame frame) {
        return frame.instantOf(at).filter(time -> time.isAfter(after));
    }

    @Override
    public boolean ignoresDates() {
        return true;
    }
}
