package io.edgepurge.response;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.edgepurge.domain.path.InvalidationPath;
import io.edgepurge.domain.purge.Preview;
import io.edgepurge.domain.purge.ProjectedBill;
import io.edgepurge.domain.purge.PurgeItem;
import java.time.Instant;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Renders a preview. */
final class PreviewView {
    private PreviewView() {}

    static ObjectNode of(Preview preview, Instant now) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("acceptable", preview.isAcceptable());
        ArrayNode items = json.putArray("items");
        preview.items().forEach(item -> items.add(of(item, preview)));
        ArrayNode duplicates = json.putArray("duplicates");
        preview.duplicates().forEach(duplicate -> duplicates.add(PurgeView.duplicateOf(duplicate)));
        ArrayNode violations = json.putArray("violations");
        Stream.concat(preview.refusals().refused().stream(), preview.refusals().forbidden().stream())
                .forEach(refused -> violations.add(new Violation.OfItem(refused).json()));
        ArrayNode invalidations = json.putArray("invalidations");
        new TreeMap<>(preview.paths()).forEach((distribution, paths) -> {
            ArrayNode all = invalidations
                    .addObject()
                    .put("distribution", distribution.value())
                    .putArray("paths");
            paths.all().stream().map(InvalidationPath::value).forEach(all::add);
        });
        json.put("pathsBilled", preview.billed())
                .put("dollarsAtMost", ProjectedBill.dollarsOf(preview.billed()))
                .put("units", preview.items().size());
        ObjectNode quota = new QuotaSnapshot(preview.quota(), now).json();
        json.set(
                "quota",
                quota.put("leftAfter", preview.quota().left() - preview.items().size()));
        preview.spellings().ifPresent(covered -> json.put(PurgeOptionsView.SPELLINGS, covered.word()));
        return json;
    }

    private static ObjectNode of(PurgeItem item, Preview preview) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("index", item.index());
        PurgeView.addInput(item, json);
        json.put("path", item.path().value());
        preview.coveredBy(item).ifPresent(wildcard -> json.put("coveredBy", wildcard.value()));
        PurgeView.addHints(item, json);
        return json;
    }
}
