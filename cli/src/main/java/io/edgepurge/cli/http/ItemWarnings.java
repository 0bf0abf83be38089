package io.edgepurge.cli.http;

import io.edgepurge.cli.run.Printable;
import io.edgepurge.client.Preview;
import io.edgepurge.client.Purge;
import io.edgepurge.client.PurgeItem;
import io.edgepurge.client.RequestedItem;
import io.edgepurge.client.Warning;
import java.util.List;
import java.util.stream.Stream;

/** Formats the warnings about accepted URLs, one line per warning. */
final class ItemWarnings {
    private ItemWarnings() {}

    static List<String> of(Preview preview) {
        return preview.items().stream()
                .flatMap(item -> lines(item.item(), item.warnings()))
                .toList();
    }

    static List<String> of(Purge purge) {
        return purge.items().stream()
                .flatMap((PurgeItem item) -> lines(item.item(), item.warnings()))
                .toList();
    }

    private static Stream<String> lines(RequestedItem item, List<Warning> warnings) {
        return warnings.stream()
                .map(warning -> "Warning: " + Printable.url(item.value()) + ": " + Printable.line(warning.detail()));
    }
}
