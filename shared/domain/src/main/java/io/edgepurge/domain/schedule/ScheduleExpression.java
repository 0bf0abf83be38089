package io.edgepurge.domain.schedule;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/**
 * When a schedule runs, in EventBridge Scheduler's words: {@code cron(0 2 * * ? *)}, {@code rate(5 minutes)} or {@code
 * at(2026-12-24T08:00:00)}.
 *
 * @see <a href="https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html">Schedule types</a>
 */
sealed interface ScheduleExpression permits CronExpression, RateExpression, OneTime {
    /** @throws IllegalArgumentException with a sentence that names what is wrong */
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

    /** The first run after a time; what the clocks of the zone show decides, unless it is a rate. */
    Optional<Instant> next(Instant after, Frame frame);

    /** Whether the dates between which a schedule runs are of no meaning to it. */
    default boolean ignoresDates() {
        return false;
    }

    /**
     * Where the expression stands.
     *
     * @param origin when the schedule begins to run
     */
    record Frame(ZoneId zone, Instant origin) {}
}
