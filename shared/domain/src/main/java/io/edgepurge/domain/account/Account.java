package io.edgepurge.domain.account;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Who may purge what, and how much.
 *
 * @param endpoints the URLs it owns; at most one for a host, port and prefix
 * @param monthlyQuota URLs it may purge in a calendar month (UTC); 0 or more
 */
public record Account(AccountId id, List<UrlEndpoint> endpoints, int monthlyQuota) {
    /** Throws {@link IllegalArgumentException} if two endpoints differ in their scheme or distribution alone, or the quota is negative. */
    public Account {
        endpoints = List.copyOf(endpoints);
        Set<String> places = new HashSet<>();
        endpoints.stream().filter(endpoint -> !places.add(endpoint.place())).forEach(twice -> {
            throw new IllegalArgumentException("an account cannot have a URL endpoint twice: " + twice.url());
        });
        if (monthlyQuota < 0) {
            throw new IllegalArgumentException("a monthly quota must be 0 or more, not " + monthlyQuota);
        }
    }

    /** Its endpoints, each with its owner. */
    public List<OwnedEndpoint> ownedEndpoints() {
        return endpoints.stream()
                .map(endpoint -> new OwnedEndpoint(id, endpoint))
                .toList();
    }
}
