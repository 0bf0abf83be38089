package io.edgepurge.domain.account;

import io.edgepurge.domain.path.InvalidationPath;
import io.edgepurge.domain.path.PathEncoding;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The permissions of an API key.
 *
 * @param key the key's ID, never its secret
 * @param within URLs to which the key is restricted; empty for the whole account
 * @param monthlyShare the part of the account's monthly quota that the key can use; empty for all of it
 */
public record Grant(KeyId key, Set<Scope> scopes, List<EndpointUrl> within, Optional<Integer> monthlyShare) {
    /**
     * Creates a grant.
     *
     * @throws IllegalArgumentException if there is no scope, or the share is negative
     */
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

    /** Returns a grant with all permissions of the account. */
    public static Grant unrestricted(KeyId key) {
        return new Grant(key, Scope.all(), List.of(), Optional.empty());
    }

    /** Returns true if the key has the scope. */
    public boolean allows(Scope scope) {
        return scopes.contains(scope);
    }

    /** Returns the scope needed to purge a path. */
    public static Scope requiredScope(InvalidationPath path) {
        if (path.isTag()) {
            return Scope.PURGE_TAG;
        }
        return path.isWildcard() ? Scope.PURGE_WILDCARD : Scope.PURGE;
    }

    /** Returns true if the key may purge everything that the path affects. A tag affects everything below its endpoint. */
    public boolean covers(UrlEndpoint endpoint, InvalidationPath path) {
        return within.isEmpty() || within.stream().anyMatch(url -> contains(url, endpoint, path));
    }

    private static boolean contains(EndpointUrl url, UrlEndpoint endpoint, InvalidationPath path) {
        return path.isTag()
                ? url.contains(endpoint.location())
                : url.authority().equals(endpoint.authority())
                        && PathEncoding.comparable(path.value()).startsWith(url.prefix());
    }
}
