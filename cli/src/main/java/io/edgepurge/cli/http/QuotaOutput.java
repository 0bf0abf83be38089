package io.edgepurge.cli.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.edgepurge.cli.run.CommandOutput;
import io.edgepurge.cli.run.Table;
import io.edgepurge.client.Quota;
import io.edgepurge.client.QuotaReport;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** How a monthly quota stands. */
final class QuotaOutput {
    private QuotaOutput() {}

    static CommandOutput of(QuotaReport report, boolean byDay) {
        return new CommandOutput(
                () -> json(report, byDay),
                () -> byDay ? List.of(values(report), days(report)) : List.of(values(report)));
    }

    static ObjectNode json(Quota quota) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("limit", quota.limit())
                .put("left", quota.left())
                .put("resetsAt", quota.resetsAt().toString());
        quota.share()
                .ifPresent(share ->
                        json.putObject("key").put("limit", share.limit()).put("left", share.left()));
        return json;
    }

    private static ObjectNode json(QuotaReport report, boolean byDay) {
        ObjectNode json = json(report.quota()).put("used", report.used());
        json.putObject("projected")
                .put("units", report.projected().units())
                .put("dollarsAtMost", report.projected().dollarsAtMost());
        report.support().ifPresent(contact -> json.put("support", contact));
        if (byDay) {
            ArrayNode days = json.putArray("days");
            report.days().forEach(day -> {
                ObjectNode units =
                        days.addObject().put("date", day.date().toString()).putObject("units");
                new TreeMap<>(day.units()).forEach(units::put);
            });
        }
        return json;
    }

    private static Table values(QuotaReport report) {
        Quota quota = report.quota();
        Table table = Table.ofValues()
                .with("used", report.used() + " of " + quota.limit())
                .with("left", String.valueOf(quota.left()))
                .with("resets at", quota.resetsAt().toString());
        Table all = quota.share()
                .map(share -> table.with("left to this key", share.left() + " of " + share.limit()))
                .orElse(table)
                .with(
                        "at this pace",
                        "the month comes to " + report.projected().units() + " items, at most $"
                                + dollars(report.projected().dollarsAtMost()));
        return report.support()
                .map(contact -> all.with("for more, ask", contact))
                .orElse(all);
    }

    /** To a tenth of a cent: a path costs half of one. */
    static String dollars(BigDecimal amount) {
        return amount.setScale(3, RoundingMode.HALF_UP).toPlainString();
    }

    private static Table days(QuotaReport report) {
        List<List<String>> rows = new ArrayList<>();
        report.days()
                .forEach(day -> new TreeMap<>(day.units())
                        .forEach((source, units) ->
                                rows.add(List.of(day.date().toString(), source, String.valueOf(units)))));
        return Table.of("DAY", "SOURCE", "ITEMS").withAll(rows);
    }
}
