package io.edgepurge.domain.schedule;

import java.util.List;
import java.util.Locale;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * The six fields of a cron expression, in order.
 *
 * @see <a href="https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html#cron-based">Cron expressions</a>
 */
enum CronField {
    MINUTES("minutes", 0, 59, ""),
    HOURS("hours", 0, 23, ""),
    DAY_OF_MONTH("day of month", 1, 31, ""),
    MONTH("month", 1, 12, "JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC"),
    DAY_OF_WEEK("day of week", 1, 7, "SUN MON TUE WED THU FRI SAT"),
    YEAR("year", 1970, 2199, "");

    private static final Pattern TERM = Pattern.compile("(?:(\\*)|(\\w+)(?:-(\\w+))?)(?:/([0-9]{1,4}))?");

    private final String title;
    private final int least;
    private final int most;
    private final String names;

    CronField(String title, int least, int most, String names) {
        this.title = title;
        this.least = least;
        this.most = most;
        this.names = names;
    }

    /** Returns the values of a list such as {@code 1,5-8,10/15} or {@code *}. */
    NavigableSet<Integer> valuesOf(String list) {
        NavigableSet<Integer> values = new TreeSet<>();
        for (String term : list.split(",", -1)) {
            values.addAll(valuesOfTerm(term));
        }
        return values;
    }

    private List<Integer> valuesOfTerm(String term) {
        Matcher parts = TERM.matcher(term);
        if (!parts.matches()) {
            throw wrong(term);
        }
        boolean steps = parts.group(4) != null;
        int step = steps ? step(parts.group(4)) : 1;
        if (parts.group(1) != null) {
            return range(least, most, step);
        }
        int first = number(parts.group(2));
        if (parts.group(3) != null) {
            return range(first, number(parts.group(3)), step);
        }
        return range(first, steps ? most : first, step);
    }

    /** Returns a range; it wraps around if the last value is less than the first, as in {@code FRI-MON}. */
    private List<Integer> range(int first, int last, int step) {
        int size = most - least + 1;
        int length = Math.floorMod(last - first, size);
        return IntStream.rangeClosed(0, length)
                .filter(distance -> distance % step == 0)
                .map(distance -> least + (first - least + distance) % size)
                .boxed()
                .toList();
    }

    /** Parses a number within the bounds of the field, or a name. */
    int number(String text) {
        int named = names().indexOf(text.toUpperCase(Locale.ROOT));
        if (named >= 0) {
            return least + named;
        }
        if (!text.matches("[0-9]{1,4}")) {
            throw wrong(text);
        }
        int number = Integer.parseInt(text);
        if (number < least || number > most) {
            throw wrong(text);
        }
        return number;
    }

    private int step(String text) {
        int step = Integer.parseInt(text);
        if (step < 1) {
            throw new IllegalArgumentException("the step in the " + title + " must be at least 1, not " + text);
        }
        return step;
    }

    private List<String> names() {
        return names.isEmpty() ? List.of() : List.of(names.split(" ", -1));
    }

    IllegalArgumentException wrong(String text) {
        return new IllegalArgumentException("the " + title + " cannot be '" + text + "': use a number from "
                + least
                + " to " + most
                + (names().isEmpty() ? "" : " or a name from " + names().getFirst() + " to " + names().getLast()));
    }
}
