package io.edgepurge.response;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.edgepurge.domain.path.InvalidationPath;
import io.edgepurge.domain.purge.ImageVariants;
import io.edgepurge.domain.purge.PurgeItem;
import io.edgepurge.domain.purge.VariantGap;
import io.edgepurge.domain.variant.VariantPrefix;
import io.edgepurge.domain.variant.VariantRules;
import java.util.List;

/** Renders the variants of an image, and the rules by which they are found. */
public final class VariantsView {
    private VariantsView() {}

    /** Renders the rules of a URL endpoint. */
    public static ObjectNode of(VariantRules rules) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        rules.tag().ifPresent(template -> json.put("tag", template.value()));
        json.put("queries", rules.queries());
        ArrayNode prefixes = json.putArray("prefixes");
        rules.prefixes().stream().map(VariantPrefix::value).forEach(prefixes::add);
        return json.put("byDefault", rules.byDefault());
    }

    /** Adds all paths of an image, the variants that are not reached, and the wildcards that reach more than the image. */
    static void addTo(ObjectNode json, PurgeItem item, ImageVariants image) {
        ArrayNode paths = json.putArray("paths");
        item.paths().stream().map(InvalidationPath::value).forEach(paths::add);
        ArrayNode notReached = json.putArray("notReached");
        image.notReached().forEach(gap -> notReached.add(of(gap)));
        List<InvalidationPath> shared = item.sharedWildcards();
        if (!shared.isEmpty()) {
            ArrayNode all = json.putArray("alsoPurges");
            shared.forEach(wildcard -> all.addObject()
                    .put("path", wildcard.value())
                    .put("detail", "Also purges the variants of every other image below " + wildcard.stem() + "."));
        }
    }

    private static ObjectNode of(VariantGap gap) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("code", gap.kind().code())
                .put("detail", gap.kind().sentence());
        gap.path().ifPresent(path -> json.put("path", path.value()));
        return json;
    }
}
