package io.edgepurge.client;

import java.util.List;

/**
 * Another URL under which CloudFront may have cached the object of an item.
 *
 * @param rules the stable codes of the rules by which this URL differs from the requested one
 * @param purged true if this URL is purged with the item; if false, it is purged only if another item names or covers it
 */
public record OtherSpelling(String url, List<String> rules, boolean purged) {
    public OtherSpelling {
        rules = List.copyOf(rules);
    }

    static OtherSpelling of(JsonFields json) {
        return new OtherSpelling(json.text("url"), json.texts("rules"), json.flag("purged"));
    }
}
