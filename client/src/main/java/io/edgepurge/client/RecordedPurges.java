package io.edgepurge.client;

import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The purges that an in-memory service has accepted, each idempotency key once. The quota never resets. */
final class RecordedPurges {
    private static final int UNPROCESSABLE = 422;
    private static final int TOO_MANY_REQUESTS = 429;

    private final int monthlyQuota;
    private final InstantSource clock;
    private final Map<String, Recorded> recorded = new LinkedHashMap<>();

    RecordedPurges(int monthlyQuota, InstantSource clock) {
        this.monthlyQuota = monthlyQuota;
        this.clock = clock;
    }

    private record Recorded(PurgeRequest request, Purge purge) {}

    List<PurgeRequest> requests() {
        return recorded.values().stream().map(Recorded::request).toList();
    }

    /** @throws PurgeRefused if the quota is too low or the key was used for another request */
    AcceptedPurge accept(PurgeRequest request) {
        Recorded known = recorded.computeIfAbsent(request.idempotencyKey(), key -> newRecord(request));
        if (!known.request().equals(request)) {
            throw new PurgeRefused(new Problem(
                    "idempotency-key-reused",
                    UNPROCESSABLE,
                    "The idempotency key '" + request.idempotencyKey() + "' was already used for another request.",
                    List.of(),
                    Optional.empty()));
        }
        return new AcceptedPurge(known.purge(), duplicates(request), Optional.of(quota()));
    }

    private Recorded newRecord(PurgeRequest request) {
        List<RequestedItem> items = RequestBatches.distinct(request);
        Quota quota = quota();
        if (items.size() > quota.left()) {
            throw new PurgeRefused(new Problem(
                    Problem.QUOTA_EXCEEDED,
                    TOO_MANY_REQUESTS,
                    "The request needs %d units, but only %d of the monthly quota of %d are left until %s."
                            .formatted(items.size(), quota.left(), quota.limit(), quota.resetsAt()),
                    List.of(),
                    Optional.of(quota)));
        }
        return new Recorded(request, purge(request, items));
    }

    private Purge purge(PurgeRequest request, List<RequestedItem> items) {
        Instant now = clock.instant();
        ItemState queued = new ItemState(PurgeStatus.QUEUED, now, Optional.empty(), Optional.empty(), false);
        return new Purge(
                UUID.randomUUID().toString(),
                PurgeStatus.QUEUED,
                new PurgeTimes(now, request.notBefore()),
                new Provenance("memory", "memory", request.reason()),
                items.stream()
                        .map(item -> new PurgeItem(
                                item,
                                queued,
                                Optional.empty(),
                                Optional.empty(),
                                List.of(),
                                List.of(),
                                Optional.empty(),
                                Optional.empty()))
                        .toList(),
                request.spellings(),
                Optional.empty());
    }

    private static List<Duplicate> duplicates(PurgeRequest request) {
        List<RequestedItem> kept = RequestBatches.distinct(request);
        List<RequestedItem> all =
                new ArrayList<>(RequestBatches.itemsOf(request).toList());
        all.removeAll(kept);
        return all.stream()
                .map(item -> new Duplicate(item.index(), firstEqual(item, kept)))
                .toList();
    }

    private static int firstEqual(RequestedItem item, List<RequestedItem> kept) {
        return kept.stream()
                .filter(one -> one.isSameAs(item))
                .map(RequestedItem::index)
                .findFirst()
                .orElseThrow();
    }

    Quota quota() {
        int used = recorded.values().stream()
                .mapToInt(one -> one.purge().items().size())
                .sum();
        YearMonth month = YearMonth.from(clock.instant().atOffset(ZoneOffset.UTC));
        Instant reset = month.plusMonths(1).atDay(1).atStartOfDay().toInstant(ZoneOffset.UTC);
        return new Quota(monthlyQuota, monthlyQuota - used, reset, Optional.empty());
    }
}
