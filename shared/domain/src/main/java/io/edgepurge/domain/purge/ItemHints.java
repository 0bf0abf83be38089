package io.edgepurge.domain.purge;

import io.edgepurge.domain.url.Spellings;
import io.edgepurge.domain.url.UrlWarning;
import java.util.List;

/**
 * Information about the item of a purge beyond its status. For a tag, both lists are empty.
 *
 * @param otherSpellings the other spellings of the URL, the purged ones first, up to a maximum number
 * @param warnings the signs that the URL is not the one that its caller means, or not the only one
 */
public record ItemHints(List<OtherSpelling> otherSpellings, List<UrlWarning> warnings) {
    public ItemHints {
        otherSpellings = List.copyOf(otherSpellings);
        warnings = List.copyOf(warnings);
    }

    static ItemHints of(PurgeItem item) {
        int limit = Spellings.limitOf(item.path());
        List<OtherSpelling> oneMore =
                OtherSpelling.allOf(item).limit(limit + 1L).toList();
        return new ItemHints(
                oneMore.stream().limit(limit).toList(),
                item.path().isTag() ? List.of() : UrlWarning.of(item.input(), oneMore.size() > limit));
    }
}
