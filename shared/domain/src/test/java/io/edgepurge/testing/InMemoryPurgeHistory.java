package io.edgepurge.testing;

import io.edgepurge.domain.account.AccountId;
import io.edgepurge.domain.purge.PurgeHistory;
import io.edgepurge.domain.purge.PurgeId;
import io.edgepurge.domain.purge.PurgeSummary;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** A {@code PurgeHistory} over an in-memory purge store. Safe for use by many threads. */
public final class InMemoryPurgeHistory implements PurgeHistory {
    private final InMemoryPurgeStore purgeStore;

    public InMemoryPurgeHistory(InMemoryPurgeStore purgeStore) {
        this.purgeStore = purgeStore;
    }

    @Override
    public Page page(AccountId account, Query query, int limit) {
        Comparator<PurgeId> order = query.order() == Order.EARLIEST_FIRST
                ? Comparator.naturalOrder()
                : Comparator.<PurgeId>naturalOrder().reversed();
        List<PurgeSummary> found = purgeStore.purges().stream()
                .filter(purge -> query.text()
                        .filter(words -> !purge.id().value().equals(words)
                                && purge.items().stream()
                                        .noneMatch(item -> item.input().startsWith(words)))
                        .isEmpty())
                .flatMap(purge -> purgeStore.find(account, purge.id()).stream())
                .map(PurgeSummary::of)
                .filter(query.filter()::shows)
                .filter(purge -> query.after()
                        .filter(last -> order.compare(purge.id(), last) <= 0)
                        .isEmpty())
                .sorted(Comparator.comparing(PurgeSummary::id, order))
                .toList();
        List<PurgeSummary> page = found.subList(0, Math.min(limit, found.size()));
        return new Page(page, found.size() > limit ? Optional.of(page.getLast().id()) : Optional.empty());
    }
}
