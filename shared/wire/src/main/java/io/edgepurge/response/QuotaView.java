package io.edgepurge.response;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.edgepurge.domain.account.Caller;
import io.edgepurge.domain.purge.MonthUsage;
import io.edgepurge.domain.purge.ProjectedBill;
import io.edgepurge.domain.purge.PurgeSource;
import io.edgepurge.domain.purge.QuotaReading;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * The quota of a caller's month: the remainder, a projection, and optionally the units of each day.
 *
 * @param now the time of the response
 * @param byDay true to include the units of each day
 * @param support the contact for a higher quota
 */
public record QuotaView(Caller caller, MonthUsage usage, Instant now, boolean byDay, SupportContact support) {
    QuotaSnapshot quota() {
        return new QuotaSnapshot(QuotaReading.of(usage, caller), now);
    }

    ObjectNode json() {
        ObjectNode json = quota().json().put("used", usage.used());
        ProjectedBill bill = ProjectedBill.of(usage, now);
        json.putObject("projected").put("units", bill.units()).put("dollarsAtMost", bill.dollarsAtMost());
        support.putInto(json);
        if (byDay) {
            ArrayNode days = json.putArray("days");
            new TreeMap<>(usage.byDay())
                    .forEach((day, units) ->
                            days.addObject().put("date", day.toString()).set("units", unitsOf(units)));
        }
        return json;
    }

    private static ObjectNode unitsOf(Map<PurgeSource, Integer> units) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        new TreeMap<>(units).forEach((source, number) -> json.put(source.word(), number));
        return json;
    }
}
