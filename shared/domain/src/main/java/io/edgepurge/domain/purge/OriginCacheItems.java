package io.edgepurge.domain.purge;

import io.edgepurge.domain.account.Account;
import io.edgepurge.domain.account.UrlEndpoint;
import io.edgepurge.domain.purge.PurgeResult.RequestRefused;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Which items of a purge wait until the caches behind their endpoint have been cleared. */
final class OriginCacheItems {
    /** Each takes an item of a transaction that holds 100, as each distribution does. */
    static final int MAX_ENDPOINTS = 50;

    private OriginCacheItems() {}

    /** Their indexes. */
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

    static Optional<RequestRefused> tooMany(PurgeStore.Acceptance acceptance) {
        int endpoints = acceptance.toClear().size();
        return endpoints <= MAX_ENDPOINTS
                ? Optional.empty()
                : Optional.of(new RequestRefused(
                        RequestRule.TOO_MANY_DISTRIBUTIONS,
                        "A request can affect at most " + MAX_ENDPOINTS + " URL endpoints with origin caches, not "
                                + endpoints + ". Split it by URL endpoint."));
    }
}
