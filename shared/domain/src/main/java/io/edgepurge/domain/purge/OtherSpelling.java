package io.edgepurge.domain.purge;

import io.edgepurge.domain.account.UrlEndpoint;
import io.edgepurge.domain.path.InvalidationPath;
import io.edgepurge.domain.url.ProtectedFolders;
import io.edgepurge.domain.url.SpellingRule;
import io.edgepurge.domain.url.Spellings;
import io.edgepurge.domain.url.UrlChecker;
import java.util.List;
import java.util.function.Predicate;

/**
 * Another URL under which CloudFront may have cached the object of an item.
 *
 * @param rules the rules by which this URL differs from the requested one
 * @param purged true if this URL is purged with the item
 */
public record OtherSpelling(String url, List<SpellingRule> rules, boolean purged) {
    public OtherSpelling {
        rules = List.copyOf(rules);
    }

    /** Returns the spellings of an item. They ignore the account's other endpoints, because a stored item knows only its own. */
    static List<OtherSpelling> of(PurgeItem item) {
        UrlEndpoint endpoint = UrlEndpoint.of(item.endpoint(), item.distribution());
        UrlChecker checker = new UrlChecker(List.of(endpoint), ProtectedFolders.DEFAULT);
        Predicate<InvalidationPath> purged = item.furtherPaths()::contains;
        return Spellings.of(endpoint, item.path(), purged.or(Spellings.purgeableAt(endpoint, checker))).stream()
                .map(other -> new OtherSpelling(
                        endpoint.urlOf(other.path()),
                        other.rules(),
                        item.furtherPaths().contains(other.path())))
                .toList();
    }
}
