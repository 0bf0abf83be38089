package io.edgepurge.domain.purge;

import io.edgepurge.domain.url.ItemWarning;
import io.edgepurge.domain.url.Spellings;
import io.edgepurge.domain.url.UrlWarning;
import java.util.List;
import java.util.stream.Stream;

/**
 * Information about the item of a purge beyond its status. A tag has no other spellings.
 *
 * @param otherSpellings the other spellings of the URL, the purged ones first, up to a maximum number
 * @param warnings the reasons why the purge may have no effect, then the signs that the URL is not the one that its caller means,
 *     or not the only one
 */
public record ItemHints(List<OtherSpelling> otherSpellings, List<ItemWarning> warnings) {
    public ItemHints {
        otherSpellings = List.copyOf(otherSpellings);
        warnings = List.copyOf(warnings);
    }

    static ItemHints of(PurgeItem item) {
        if (item.kind() == ItemKind.IMAGE) {
            // its spellings are among the variants that are not reached
            return new ItemHints(
                    List.of(),
                    Stream.concat(item.warnings().stream(), aboutUrl(item, false))
                            .toList());
        }
        int limit = Spellings.limitOf(item.path());
        List<OtherSpelling> oneMore =
                OtherSpelling.allOf(item).limit(limit + 1L).toList();
        return new ItemHints(
                oneMore.stream().limit(limit).toList(),
                Stream.concat(item.warnings().stream(), aboutUrl(item, oneMore.size() > limit))
                        .toList());
    }

    private static Stream<ItemWarning> aboutUrl(PurgeItem item, boolean moreSpellings) {
        return item.path().isTag()
                ? Stream.empty()
                : UrlWarning.of(item.input(), moreSpellings).stream()
                        .map(warning -> new ItemWarning(warning.code(), warning.sentence()));
    }
}
