package io.edgepurge.client;

import java.util.List;

/**
 * Another URL under which visitors may have cached the object of an item.
 *
 * @param rules the stable names of the reasons why it differs from the requested URL
 * @param purged true if it is purged with the item; otherwise only if another item names or covers it
 */
public record OtherSpelling(String url, List<String> rules, boolean purged) {
    public OtherSpelling {
        rules = List.copyOf(rules);
    }

    static OtherSpelling of(JsonFields json) {
        return new OtherSpelling(json.text("url"), json.texts("rules"), json.flag("purged"));
    }
}
