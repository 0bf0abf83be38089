package io.edgepurge.cli.http;

import io.edgepurge.cli.run.CommandOutput;
import io.edgepurge.cli.run.Json;
import io.edgepurge.cli.run.Table;
import io.edgepurge.client.JsonResponse;
import io.edgepurge.client.Preview;
import io.edgepurge.client.Quota;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The output of {@code purge --preview}. The table adds up the previews of all batches, because each batch is a purge and is
 * billed separately. If every item is refused, there is no table. The JSON lists the previews.
 */
final class PreviewOutput {
    private PreviewOutput() {}

    static CommandOutput of(List<JsonResponse<Preview>> responses) {
        List<Preview> previews = responses.stream().map(JsonResponse::value).toList();
        return new CommandOutput(
                () -> Json.wrap(
                        "previews",
                        responses.stream()
                                .map(response -> Json.parse(response.json()))
                                .toList()),
                () -> items(previews) == 0 ? List.of() : tables(previews));
    }

    private static List<Table> tables(List<Preview> previews) {
        return Stream.concat(
                        Stream.of(values(previews), paths(previews)),
                        SpellingOutput.of(previews).table())
                .toList();
    }

    /** Returns the units left of the quota or of the key's share, whichever is less; negative if they are too few. */
    static int leftAfter(List<Preview> previews) {
        Quota quota = previews.getFirst().bill().quota();
        int left = Math.min(quota.left(), quota.share().map(Quota.Share::left).orElse(Integer.MAX_VALUE));
        return left - items(previews);
    }

    private static int items(List<Preview> previews) {
        return previews.stream().mapToInt(preview -> preview.items().size()).sum();
    }

    private static int pathsBilled(List<Preview> previews) {
        return previews.stream()
                .mapToInt(preview -> preview.bill().pathsBilled())
                .sum();
    }

    private static BigDecimal dollarsAtMost(List<Preview> previews) {
        return previews.stream()
                .map(preview -> preview.bill().dollarsAtMost())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static Map<String, List<String>> pathsByDistribution(List<Preview> previews) {
        Map<String, List<String>> paths = new TreeMap<>();
        previews.stream()
                .flatMap(preview -> preview.bill().invalidations().stream())
                .forEach(invalidation -> paths.computeIfAbsent(invalidation.distribution(), id -> new ArrayList<>())
                        .addAll(invalidation.paths()));
        return paths;
    }

    private static Table values(List<Preview> previews) {
        return Table.ofValues()
                .with("items charged", String.valueOf(items(previews)))
                .with("quota left after", String.valueOf(leftAfter(previews)))
                .with("paths billed", String.valueOf(pathsBilled(previews)))
                .with("dollars at most", QuotaOutput.dollars(dollarsAtMost(previews)));
    }

    private static Table paths(List<Preview> previews) {
        List<List<String>> rows = new ArrayList<>();
        pathsByDistribution(previews)
                .forEach((distribution, paths) -> paths.forEach(path -> rows.add(List.of(distribution, path))));
        return Table.of("DISTRIBUTION", "PATH").withAll(rows).shortening("PATH");
    }
}
