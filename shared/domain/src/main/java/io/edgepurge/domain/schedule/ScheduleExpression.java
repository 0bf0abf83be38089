package io.edgepurge.domain.schedule;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;

/**
 * A schedule expression of EventBridge Scheduler: {@code cron(0 2 * * ? *)}, {@code rate(5 minutes)}, or {@code
 * at(2026-12-24T08:00:00)}.
 *
 * @see <a href="https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html">Schedule types</a>
 */
sealed interface ScheduleExpression permits CronExpression, RateExpression, OneTime {
    /**
     * Parses an expression.
     *
     * @throws IllegalArgumentException if the text is not an expression; the message describes the error
     */
    static ScheduleExpression parse(String text) {
        int open = text.indexOf('(');
        if (open < 0 || !text.endsWith(")")) {
            throw neither(text);
        }
        String inside = text.substring(open + 1, text.length() - 1);
        return switch (text.substring(0, open)) {
            case "cron" -> CronExpression.parse(inside);
            case "rate" -> RateExpression.parse(inside);
            case "at" -> OneTime.parse(inside);
            default -> throw neither(text);
        };
    }

    private static IllegalArgumentException neither(String text) {
        return new IllegalArgumentException(
                "'" + text + "' must be cron(minutes hours day-of-month month day-of-week year),"
                        + " rate(value unit), or at(yyyy-mm-ddThh:mm:ss)");
    }

    /** Returns the first run after a time. Except for rates, runs are computed in local time. */
    Optional<Instant> next(Instant after, Frame frame);

    /** Returns true if the start and end dates of the schedule have no effect. */
    default boolean ignoresDates() {
        return false;
    }

    /**
     * The context of a computation.
     *
     * @param origin the start of the schedule
     */
    record Frame(ZoneId zone, Instant origin) {
        /**
         * Converts a local time: empty if daylight saving time skips it, and the first occurrence if it occurs twice.
         *
         * @see <a href="https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html#daylist-savings-time">Daylight
         *     saving time</a>
         */
        Optional<Instant> instantOf(LocalDateTime time) {
            return zone.getRules().getValidOffsets(time).stream().findFirst().map(time::toInstant);
        }
    }
}
