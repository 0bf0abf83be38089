package io.edgepurge.domain.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An expression that runs at a fixed interval, first at the origin. A day is always 24 hours, independent of daylight saving time.
 *
 * @see <a href="https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html#rate-based">Rates</a>
 */
record RateExpression(Duration interval) implements ScheduleExpression {
    private static final Pattern SYNTAX = Pattern.compile("([0-9]{1,7}) +(minute|hour|day)s?");

    static RateExpression parse(String inside) {
        Matcher rate = SYNTAX.matcher(inside.strip());
        if (!rate.matches() || Long.parseLong(rate.group(1)) == 0) {
            throw new IllegalArgumentException(
                    "a rate must be a number of at least 1 and one of minutes, hours, and days,"
                            + " such as rate(5 minutes), not '" + inside + "'");
        }
        return new RateExpression(Duration.of(Long.parseLong(rate.group(1)), unit(rate.group(2))));
    }

    private static ChronoUnit unit(String name) {
        return switch (name) {
            case "minute" -> ChronoUnit.MINUTES;
            case "hour" -> ChronoUnit.HOURS;
            default -> ChronoUnit.DAYS;
        };
    }

    @Override
    public Optional<Instant> next(Instant after, Frame frame) {
        if (after.isBefore(frame.origin())) {
            return Optional.of(frame.origin());
        }
        long passed = Duration.between(frame.origin(), after).dividedBy(interval);
        return Optional.of(frame.origin().plus(interval.multipliedBy(passed + 1)));
    }
}
