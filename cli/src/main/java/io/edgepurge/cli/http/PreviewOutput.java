package io.edgepurge.cli.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.edgepurge.cli.run.CommandOutput;
import io.edgepurge.cli.run.Table;
import io.edgepurge.client.Preview;
import io.edgepurge.client.Quota;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a request of any length would do; each hundred is a purge, and billed, by itself. */
final class PreviewOutput {
    private PreviewOutput() {}

    static CommandOutput of(List<Preview> previews) {
        return new CommandOutput(() -> json(previews), () -> List.of(values(previews), paths(previews)));
    }

    /** Of the monthly quota, or of the key's share where that is less; below zero if it does not suffice. */
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

    private static ObjectNode json(List<Preview> previews) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put(
                        "acceptable",
                        previews.stream()
                                        .allMatch(
                                                preview -> preview.violations().isEmpty())
                                && leftAfter(previews) >= 0)
                .put("units", items(previews))
                .put("pathsBilled", pathsBilled(previews))
                .put("dollarsAtMost", dollarsAtMost(previews));
        json.set("quota", QuotaOutput.json(previews.getFirst().bill().quota()).put("leftAfter", leftAfter(previews)));
        ArrayNode invalidations = json.putArray("invalidations");
        pathsByDistribution(previews).forEach((distribution, paths) -> {
            ArrayNode all =
                    invalidations.addObject().put("distribution", distribution).putArray("paths");
            paths.forEach(all::add);
        });
        return json;
    }
}
