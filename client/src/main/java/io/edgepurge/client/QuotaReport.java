package io.edgepurge.client;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An account's month.
 *
 * @param used units so far
 * @param days the days of the month on which units were used, if they were asked for
 * @param support whom to ask for more, if whoever runs the service has named somebody
 */
public record QuotaReport(Quota quota, int used, Projection projected, List<Day> days, Optional<String> support) {
    public QuotaReport {
        days = List.copyOf(days);
    }

    /** What the month will come to if it goes on so, and what CloudFront would charge at most. */
    public record Projection(long units, BigDecimal dollarsAtMost) {}

    /** @param units by source */
    public record Day(LocalDate date, Map<String, Integer> units) {
        public Day {
            units = Map.copyOf(units);
        }
    }

    static QuotaReport of(JsonFields json) {
        JsonFields projected = json.object("projected");
        return new QuotaReport(
                Quota.of(json),
                json.number("used"),
                new Projection(projected.number("units"), projected.decimal("dollarsAtMost")),
                json.each(
                        "days",
                        day -> new Day(
                                LocalDate.parse(day.text("date")),
                                day.object("units").numbers())),
                json.optionalText("support"));
    }
}
