package io.edgepurge.cli.http;

import io.edgepurge.cli.run.CommandOutput;
import io.edgepurge.cli.run.Json;
import io.edgepurge.cli.run.Table;
import io.edgepurge.client.JsonResponse;
import io.edgepurge.client.Quota;
import io.edgepurge.client.QuotaReport;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** The output of {@code quota}. */
final class QuotaOutput {
    private QuotaOutput() {}

    static CommandOutput of(JsonResponse<QuotaReport> response, boolean byDay) {
        QuotaReport report = response.value();
        return new CommandOutput(
                () -> Json.parse(response.json()),
                () -> byDay ? List.of(values(report), days(report)) : List.of(values(report)));
    }

    private static Table values(QuotaReport report) {
        Quota quota = report.quota();
        Table table = Table.ofValues()
                .with("used", report.used() + " of " + quota.limit())
                .with("left", String.valueOf(quota.left()))
                .with("resets at", quota.resetsAt().toString());
        Table all = quota.share()
                .map(share -> table.with("left for this key", share.left() + " of " + share.limit()))
                .orElse(table)
                .with(
                        "projected",
                        report.projected().units() + " items this month, at most $"
                                + dollars(report.projected().dollarsAtMost()));
        return report.support().map(contact -> all.with("support", contact)).orElse(all);
    }

    /** Rounds to a tenth of a cent, because a path costs half a cent. */
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
