package io.edgepurge.domain.purge;

import io.edgepurge.domain.account.Account;
import io.edgepurge.domain.account.UrlEndpoint;
import io.edgepurge.domain.purge.PurgeStore.Acceptance;
import io.edgepurge.domain.purge.PurgeStore.Idempotency;
import io.edgepurge.domain.purge.PurgeStore.Limits;
import io.edgepurge.domain.purge.PurgeStore.Repeatable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Builds the purge of a validated request, with the conditions under which the store records it. */
final class PurgeFactory {
    private final Function<Instant, PurgeId> ids;

    PurgeFactory(Function<Instant, PurgeId> ids) {
        this.ids = ids;
    }

    Acceptance create(PurgeRequest request, List<PurgeItem> items, Optional<Repeatable> repeatable, Instant now) {
        Account account = request.caller().account();
        Purge purge = purgeOf(request, items, now);
        return new Acceptance(
                purge,
                new Limits(account.monthlyQuota(), request.caller().grant().monthlyShare()),
                request.idempotencyKey()
                        .map(key -> new Idempotency(key, request.spec().fingerprint())),
                repeatable,
                OriginCacheItems.itemsOf(purge, account));
    }

    private Purge purgeOf(PurgeRequest request, List<PurgeItem> items, Instant now) {
        PurgeOptions options = withDefaults(
                request.spec().options().acceptedAt(now),
                items,
                request.caller().account());
        return new Purge(
                ids.apply(options.notBefore().orElse(now)),
                request.caller().account().id(),
                now,
                options,
                new Provenance(request.source(), request.caller().key()),
                items);
    }

    /** Stores the default of the URL endpoints with the purge, because the endpoints can change until it completes. */
    private static PurgeOptions withDefaults(PurgeOptions options, List<PurgeItem> items, Account account) {
        boolean verified = options.verify().isEmpty()
                && account.endpoints().stream()
                        .filter(UrlEndpoint::verify)
                        .anyMatch(endpoint ->
                                items.stream().anyMatch(item -> item.endpoint().equals(endpoint.url())));
        return verified ? options.withVerify(Optional.of(true)) : options;
    }
}
