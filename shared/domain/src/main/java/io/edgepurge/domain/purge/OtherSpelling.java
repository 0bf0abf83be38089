package io.edgepurge.domain.purge;

import io.edgepurge.domain.account.UrlEndpoint;
import io.edgepurge.domain.path.InvalidationPath;
import io.edgepurge.domain.url.ProtectedFolders;
import io.edgepurge.domain.url.Spelling;
import io.edgepurge.domain.url.SpellingRule;
import io.edgepurge.domain.url.Spellings;
import io.edgepurge.domain.url.UrlChecker;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

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

    /**
     * Returns the spellings of an item, the purged ones first. The others ignore the account's other endpoints, because a stored item
     * knows only its own. The spellings are computed while the stream is read.
     */
    static Stream<OtherSpelling> allOf(PurgeItem item) {
        UrlEndpoint endpoint = UrlEndpoint.of(item.endpoint(), item.distribution());
        List<Spelling> purged = Spellings.candidates(endpoint, item.path())
                .filter(other -> item.furtherPaths().contains(other.path()))
                .limit(item.furtherPaths().size())
                .toList();
        return Stream.concat(
                purged.stream().map(other -> of(other, endpoint, true)),
                notPurged(item, endpoint).map(other -> of(other, endpoint, false)));
    }

    private static Stream<Spelling> notPurged(PurgeItem item, UrlEndpoint endpoint) {
        UrlChecker checker = new UrlChecker(List.of(endpoint), ProtectedFolders.DEFAULT);
        Predicate<InvalidationPath> purged = item.furtherPaths()::contains;
        return Spellings.candidates(endpoint, item.path())
                .filter(other -> purged.negate()
                        .and(Spellings.purgeableAt(endpoint, checker))
                        .test(other.path()));
    }

    private static OtherSpelling of(Spelling spelling, UrlEndpoint endpoint, boolean purged) {
        return new OtherSpelling(endpoint.urlOf(spelling.path()), spelling.rules(), purged);
    }
}
