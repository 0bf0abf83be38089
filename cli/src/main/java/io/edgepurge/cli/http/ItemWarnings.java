package io.edgepurge.cli.http;

import io.edgepurge.cli.run.Printable;
import io.edgepurge.client.ImageVariants;
import io.edgepurge.client.Preview;
import io.edgepurge.client.Purge;
import io.edgepurge.client.PurgeItem;
import io.edgepurge.client.RequestedItem;
import io.edgepurge.client.Warning;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Formats the warnings about accepted URLs and the limits of images, one line each. */
final class ItemWarnings {
    private ItemWarnings() {}

    static List<String> of(Preview preview) {
        return preview.items().stream()
                .flatMap(item -> lines(item.item(), item.warnings(), item.image()))
                .toList();
    }

    static List<String> of(Purge purge) {
        return purge.items().stream()
                .flatMap((PurgeItem item) -> lines(item.item(), item.warnings(), item.image()))
                .toList();
    }

    private static Stream<String> lines(RequestedItem item, List<Warning> warnings, Optional<ImageVariants> image) {
        String about = Printable.url(item.value()) + ": ";
        return Stream.concat(
                warnings.stream().map(warning -> "Warning: " + about + Printable.line(warning.detail())),
                image.stream().flatMap(variants -> lines(about, variants)));
    }

    private static Stream<String> lines(String about, ImageVariants image) {
        return Stream.concat(
                image.alsoPurges().stream()
                        .map(wildcard -> "Note: " + about + Printable.url(wildcard.path()) + ": "
                                + Printable.line(wildcard.detail())),
                image.notReached().stream()
                        .map(gap -> "Note: " + about
                                + gap.path()
                                        .map(path -> Printable.url(path) + ": ")
                                        .orElse("")
                                + Printable.line(gap.detail())));
    }
}
