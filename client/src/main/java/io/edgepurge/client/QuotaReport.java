package io.edgepurge.client;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The usage of an account this month.
 *
 * @param used units so far
 * @param days the days on which units were used; empty unless requested
 * @param support the contact for a higher quota; empty if the operator configured none
 */
public record QuotaReport(Quota quota, int used, Projection projected, List<Day> days, Optional<String> support) {
    public QuotaReport {
        days = List.copyOf(days);
    }

    /** The projected usage of the whole month and the most that CloudFront would charge for it. */
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
