package io.edgepurge.domain.schedule;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A cron expression, evaluated in local time. A run at a local time that daylight saving time skips does not happen. A local time
 * that occurs twice runs once, at the first occurrence.
 */
record CronExpression(List<LocalTime> times, DayRule days, Set<Integer> months, NavigableSet<Integer> years)
        implements ScheduleExpression {

    static CronExpression parse(String inside) {
        String[] fields = inside.strip().split("\\s+", -1);
        if (fields.length != CronField.values().length) {
            throw new IllegalArgumentException(
                    "a cron expression must have six parts (minutes, hours, day of month, month, day of"
                            + " week, year), but 'cron(" + inside + ")' has " + fields.length);
        }
        NavigableSet<Integer> minutes = CronField.MINUTES.valuesOf(fields[0]);
        NavigableSet<Integer> hours = CronField.HOURS.valuesOf(fields[1]);
        return new CronExpression(
                hours.stream()
                        .flatMap(hour -> minutes.stream().map(minute -> LocalTime.of(hour, minute)))
                        .toList(),
                DayRule.of(fields[2], fields[4]),
                CronField.MONTH.valuesOf(fields[3]),
                CronField.YEAR.valuesOf(fields[5]));
    }

    @Override
    public Optional<Instant> next(Instant after, Frame frame) {
        // starts a day earlier: if clocks are set back at midnight, the end of the previous day occurs twice
        return daysFrom(after.atZone(frame.zone()).toLocalDate().minusDays(1))
                .flatMap(day -> times.stream().map(day::atTime))
                .flatMap(time -> frame.instantOf(time).stream())
                .filter(instant -> instant.isAfter(after))
                .findFirst();
    }

    /** Returns the matching days from a date on; excluded months and years are skipped as a whole. */
    private Stream<LocalDate> daysFrom(LocalDate first) {
        LocalDate end = LocalDate.of(years.last(), 12, 31);
        return Stream.iterate(first, day -> !day.isAfter(end), this::following).filter(this::includes);
    }

    private LocalDate following(LocalDate day) {
        if (!years.contains(day.getYear())) {
            return day.plusYears(1).withDayOfYear(1);
        }
        return months.contains(day.getMonthValue())
                ? day.plusDays(1)
                : day.plusMonths(1).withDayOfMonth(1);
    }

    private boolean includes(LocalDate day) {
        return years.contains(day.getYear()) && months.contains(day.getMonthValue()) && days.includes(day);
    }
}
