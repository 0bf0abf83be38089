package io.edgepurge.cli.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.edgepurge.cli.run.CommandOutput;
import io.edgepurge.cli.run.Json;
import io.edgepurge.cli.run.Table;
import io.edgepurge.client.JsonResponse;
import io.edgepurge.client.PurgePage;
import io.edgepurge.client.PurgeSummary;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.StreamSupport;

/** The output of {@code list}: the purges of all fetched pages. */
final class ListOutput {
    /** Without seconds, because an ID is long and a terminal may have only 80 columns. */
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

    private ListOutput() {}

    /** @param limit the maximum number of purges to show */
    static CommandOutput of(List<JsonResponse<PurgePage>> pages, long limit) {
        return CommandOutput.of(() -> json(pages, limit), () -> table(pages, limit));
    }

    private static Table table(List<JsonResponse<PurgePage>> pages, long limit) {
        return Table.of("ID", "STATUS", "ACCEPTED (UTC)", "ITEMS")
                .withAll(pages.stream()
                        .flatMap(page -> page.value().purges().stream())
                        .limit(limit)
                        .map(ListOutput::row)
                        .toList())
                .shortening("ITEMS");
    }

    private static List<String> row(PurgeSummary purge) {
        return List.of(
                purge.id(),
                purge.status().word(),
                MINUTE.format(purge.times().acceptedAt()),
                purge.items().count() + ": " + purge.items().first());
    }

    private static JsonNode json(List<JsonResponse<PurgePage>> pages, long limit) {
        return Json.wrap(
                "purges",
                pages.stream()
                        .map(page -> Json.parse(page.json()).path("purges"))
                        .flatMap(purges -> StreamSupport.stream(purges.spliterator(), false))
                        .limit(limit)
                        .toList());
    }
}
