package io.edgepurge.domain.account;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * An account with its URL endpoints and monthly quota.
 *
 * @param endpoints the account's endpoints; at most one for each host, port, and prefix
 * @param monthlyQuota the number of items that the account can purge in a calendar month (UTC); 0 or more
 */
public record Account(AccountId id, List<UrlEndpoint> endpoints, int monthlyQuota) {
    /**
     * Creates an account.
     *
     * @throws IllegalArgumentException if two endpoints differ only in scheme or distribution, or the quota is negative
     */
    public Account {
        endpoints = List.copyOf(endpoints);
        Set<String> seen = new HashSet<>();
        endpoints.stream()
                .filter(endpoint -> !seen.add(endpoint.withoutScheme()))
                .forEach(twice -> {
                    throw new IllegalArgumentException("an account cannot have a URL endpoint twice: " + twice.url());
                });
        if (monthlyQuota < 0) {
            throw new IllegalArgumentException("a monthly quota must be 0 or more, not " + monthlyQuota);
        }
    }

    /** Returns the endpoints, each with this account as its owner. */
    public List<OwnedEndpoint> ownedEndpoints() {
        return endpoints.stream()
                .map(endpoint -> new OwnedEndpoint(id, endpoint))
                .toList();
    }
}
