package io.edgepurge.domain.schedule;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The days of a cron expression: days of the month or days of the week; the other field is always {@code ?}. */
@FunctionalInterface
interface DayRule {
    Pattern NEAREST_WEEKDAY = Pattern.compile("([0-9]{1,2})W");
    Pattern LAST_OF_ITS_KIND = Pattern.compile("(\\w{1,3})L");
    Pattern NTH_OF_ITS_KIND = Pattern.compile("(\\w{1,3})#([1-5])");
    int DAYS_A_WEEK = 7;

    boolean includes(LocalDate day);

    static DayRule of(String dayOfMonth, String dayOfWeek) {
        if (dayOfMonth.equals("?") == dayOfWeek.equals("?")) {
            throw new IllegalArgumentException("exactly one of the day of month and the day of week must be '?',"
                    + " not '" + dayOfMonth + "' and '" + dayOfWeek + "'");
        }
        return dayOfWeek.equals("?") ? ofMonth(dayOfMonth) : ofWeek(dayOfWeek);
    }

    private static DayRule ofMonth(String text) {
        Matcher nearest = NEAREST_WEEKDAY.matcher(text);
        if (nearest.matches()) {
            int wanted = CronField.DAY_OF_MONTH.number(nearest.group(1));
            return day -> wanted <= day.lengthOfMonth() && day.equals(weekdayNearest(day.withDayOfMonth(wanted)));
        }
        return switch (text) {
            case "L" -> day -> day.getDayOfMonth() == day.lengthOfMonth();
            case "LW" -> day -> day.equals(weekdayNearest(day.with(TemporalAdjusters.lastDayOfMonth())));
            default -> {
                Set<Integer> days = CronField.DAY_OF_MONTH.valuesOf(text);
                yield day -> days.contains(day.getDayOfMonth());
            }
        };
    }

    /** Returns the nearest weekday in the same month. */
    private static LocalDate weekdayNearest(LocalDate day) {
        return switch (day.getDayOfWeek()) {
            case SATURDAY -> day.getDayOfMonth() == 1 ? day.plusDays(2) : day.minusDays(1);
            case SUNDAY -> day.getDayOfMonth() == day.lengthOfMonth() ? day.minusDays(2) : day.plusDays(1);
            default -> day;
        };
    }

    private static DayRule ofWeek(String text) {
        Matcher last = LAST_OF_ITS_KIND.matcher(text);
        if (last.matches()) {
            DayOfWeek kind = kind(last.group(1));
            return day -> day.equals(day.with(TemporalAdjusters.lastInMonth(kind)));
        }
        Matcher nth = NTH_OF_ITS_KIND.matcher(text);
        if (nth.matches()) {
            DayOfWeek kind = kind(nth.group(1));
            int week = Integer.parseInt(nth.group(2));
            return day -> day.getDayOfWeek() == kind && (day.getDayOfMonth() - 1) / DAYS_A_WEEK + 1 == week;
        }
        Set<Integer> days = text.equals("L") ? Set.of(DAYS_A_WEEK) : CronField.DAY_OF_WEEK.valuesOf(text);
        return day -> days.contains(day.getDayOfWeek().getValue() % DAYS_A_WEEK + 1);
    }

    /** Parses a day of the week. Sunday is the first day in cron expressions and the last one in Java. */
    private static DayOfWeek kind(String text) {
        return DayOfWeek.SATURDAY.plus(CronField.DAY_OF_WEEK.number(text));
    }
}
