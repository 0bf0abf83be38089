package io.edgepurge.local.aws;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * When a schedule runs.
 *
 * @see <a href="https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html">Schedule types</a>
 */
sealed interface ScheduleExpression {
    Pattern RATE = Pattern.compile("rate\\((\\d+) (minute|hour|day)s?\\)");

    /** The first run after {@code time}. */
    Instant next(Instant time);

    static ScheduleExpression parse(String text) {
        Matcher rate = RATE.matcher(text);
        if (!rate.matches()) {
            throw new IllegalArgumentException("the schedule " + text + " is not followed by the local stack");
        }
        return new Rate(Duration.of(Long.parseLong(rate.group(1)), unit(rate.group(2))));
    }

    private static ChronoUnit unit(String name) {
        return switch (name) {
            case "minute" -> ChronoUnit.MINUTES;
            case "hour" -> ChronoUnit.HOURS;
            default -> ChronoUnit.DAYS;
        };
    }

    /** So long after the last run. */
    record Rate(Duration interval) implements ScheduleExpression {
        @Override
        public Instant next(Instant time) {
            return time.plus(interval);
        }
    }
}
