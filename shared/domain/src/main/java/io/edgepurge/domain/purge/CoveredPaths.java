package io.edgepurge.domain.purge;

import io.edgepurge.domain.account.CoveredSpellings;
import io.edgepurge.domain.account.UrlEndpoint;
import io.edgepurge.domain.path.InvalidationPath;
import io.edgepurge.domain.url.CheckResult.Purgeable;
import io.edgepurge.domain.url.GrantChecker;
import io.edgepurge.domain.url.Spelling;
import io.edgepurge.domain.url.Spellings;
import io.edgepurge.domain.url.UrlChecker;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Selects the other spellings that are purged with the items of a request: those that the caller may also request.
 *
 * @param wanted as set by the request; empty for the default of each endpoint
 */
record CoveredPaths(Optional<CoveredSpellings> wanted, UrlChecker urls, GrantChecker grant) {

    /** Returns the paths that are purged besides the requested one; none for a tag. */
    List<InvalidationPath> besides(Purgeable item) {
        UrlEndpoint endpoint = item.endpoint();
        if (wanted.orElse(endpoint.spellings()) == CoveredSpellings.REQUESTED) {
            return List.of();
        }
        Predicate<InvalidationPath> permitted = path -> grant.check(new Purgeable(endpoint, path)) instanceof Purgeable;
        return Spellings.of(
                        endpoint,
                        item.path(),
                        Spellings.purgeableAt(endpoint, urls).and(permitted))
                .stream()
                .map(Spelling::path)
                .toList();
    }
}
