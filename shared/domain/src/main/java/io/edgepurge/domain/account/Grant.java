package io.edgepurge.domain.account;

import io.edgepurge.domain.path.InvalidationPath;
import io.edgepurge.domain.path.PathEncoding;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What an API key allows.
 *
 * @param key the key's id, never its secret
 * @param within places of the account to which the key is bound; empty for all of it
 * @param monthlyShare units of the account's monthly quota that the key may use, if it has a share of its own
 */
public record Grant(KeyId key, Set<Scope> scopes, List<EndpointUrl> within, Optional<Integer> monthlyShare) {
    /** Throws {@link IllegalArgumentException} if it has no scope, or a negative share. */
    public Grant {
        scopes = Set.copyOf(scopes);
        within = List.copyOf(within);
        if (scopes.isEmpty()) {
            throw new IllegalArgumentException("a key needs at least one scope");
        }
        if (monthlyShare.filter(units -> units < 0).isPresent()) {
            throw new IllegalArgumentException("a monthly share must be 0 or more, not " + monthlyShare.get());
        }
    }

    /** Everything that the account may. */
    public static Grant ofEverything(KeyId key) {
        return new Grant(key, Scope.all(), List.of(), Optional.empty());
    }

    /** Whether the key may be used for this. */
    public boolean allows(Scope scope) {
        return scopes.contains(scope);
    }

    /** What it takes to purge this path. */
    public static Scope scopeOf(InvalidationPath path) {
        if (path.isTag()) {
            return Scope.PURGE_TAG;
        }
        return path.isWildcard() ? Scope.PURGE_WILDCARD : Scope.PURGE;
    }

    /** Whether all that the path purges lies where the key is bound to; a tag lies everywhere below its endpoint. */
    public boolean reaches(UrlEndpoint endpoint, InvalidationPath path) {
        return within.isEmpty() || within.stream().anyMatch(place -> contains(place, endpoint, path));
    }

    private static boolean contains(EndpointUrl place, UrlEndpoint endpoint, InvalidationPath path) {
        return path.isTag()
                ? place.contains(endpoint.location())
                : place.authority().equals(endpoint.authority())
                        && PathEncoding.comparable(path.value()).startsWith(place.prefix());
    }
}
