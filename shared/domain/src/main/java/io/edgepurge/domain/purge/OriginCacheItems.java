package io.edgepurge.domain.purge;

import io.edgepurge.domain.account.Account;
import io.edgepurge.domain.account.UrlEndpoint;
import io.edgepurge.domain.purge.Refusal.RequestRefused;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Selects the items that wait until the origin caches of their URL endpoint are cleared. */
final class OriginCacheItems {
    /** Each endpoint takes one of the 100 writes of a transaction, as each distribution does. */
    static final int MAX_ENDPOINTS = 50;

    private OriginCacheItems() {}

    /** Returns the indexes of the items that wait. */
    static Set<Integer> itemsOf(Purge purge, Account account) {
        Set<String> cached = account.endpoints().stream()
                .filter(endpoint -> endpoint.originCaches().isPresent())
                .map(UrlEndpoint::url)
                .collect(Collectors.toSet());
        return purge.items().stream()
                .filter(item -> cached.contains(item.endpoint()))
                .map(PurgeItem::index)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Returns a refusal if the purge touches too many endpoints with origin caches. */
    static Optional<Refusal> brokenLimit(PurgeStore.Acceptance acceptance) {
        int endpoints = acceptance.toClear().size();
        return endpoints <= MAX_ENDPOINTS
                ? Optional.empty()
                : Optional.of(new RequestRefused(
                        RequestRule.TOO_MANY_DISTRIBUTIONS,
                        "A request can affect at most " + MAX_ENDPOINTS + " URL endpoints with origin caches, not "
                                + endpoints + ". Split it by URL endpoint."));
    }
}
